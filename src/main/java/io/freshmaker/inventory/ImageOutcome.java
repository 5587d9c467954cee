package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.inventory.ArtifactRows.Row;
import io.freshmaker.inventory.Lesson.What;
import java.util.List;

/**
 * What learning of some builds means for one stream.
 *
 * @param row what was known of the stream
 * @param history what becomes of its builds
 * @param learned the builds that were told of
 * @param settling whether the newest of them is the newest whatever else is known
 */
record ImageOutcome(Artifact image, Row row, ImageHistory history, List<StoredImage> learned, boolean settling) {

    private static final int LONGEST_VERSION = 200;

    /** What left is back with a newer build; what the build system had no more, also with the same one. */
    boolean back() {
        return row.left()
                && (settling || history.moved() || row.leftBecause().equals(Departures.GONE) && tellsOfNewest());
    }

    /** Whether the stream is to be named after its newest build once more. */
    boolean renamed() {
        return back()
                || !row.left()
                        && (history.moved()
                                || history.corrected()
                                || row.source().isEmpty());
    }

    /** Koji's number stands for the version; what Koji does not know is told apart by its name. */
    Learned named() {
        StoredImage newest = history.after();
        String version = newest.kojiId() == 0 ? newest.nvr() : String.valueOf(newest.kojiId());
        return new Learned(
                image,
                version.substring(Math.max(0, version.length() - LONGEST_VERSION)),
                newest.nvr(),
                List.of(),
                List.of());
    }

    Lesson lesson() {
        if (history.moved() || back()) {
            return new Lesson(image, row.id(), older() ? What.CORRECTED : What.LEARNED, tellsOfNewest(), detail());
        }
        return history.corrected()
                ? new Lesson(
                        image,
                        row.id(),
                        What.CORRECTED,
                        tellsOfNewest(),
                        "other contents of " + history.after().nvr())
                : new Lesson(image, row.id(), tellsOfNewest() ? What.SAME : What.OLDER, tellsOfNewest(), "");
    }

    private String detail() {
        String nvr = history.after().nvr();
        if (history.before() == null || !history.moved() || row.left()) {
            return nvr;
        }
        return nvr + ", before it was " + history.before().nvr() + (older() ? ", which is gone" : "");
    }

    private boolean older() {
        return history.before() != null && StoredImage.BY_AGE.compare(history.after(), history.before()) < 0;
    }

    private boolean tellsOfNewest() {
        return learned.stream()
                .anyMatch(build -> build.nvr().equals(history.after().nvr()));
    }
}
