package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.util.List;

/**
 * How images are learned of from Koji.
 *
 * @param tags whose images are learned; none when there is nothing to learn
 * @param page builds whose contents are asked for at once
 * @param pause between two such questions
 * @param history builds of a stream that are read when it is learned of first
 * @param kept builds of a stream whose contents are kept
 * @param reconcile the pause between two reconciliations; zero for never
 */
public record Images(List<ImageTag> tags, int page, Duration pause, int history, int kept, Duration reconcile) {

    static Images read(Koji koji, Values values) {
        var images = new Images(
                values.read("freshmaker.images.tags", ImageTag.list()),
                values.read("freshmaker.images.page", Forms.number(1, 1_000)),
                values.read("freshmaker.images.pause", Forms.duration(MILLIS, 0, 60_000)),
                values.read("freshmaker.images.history", Forms.number(1, 1_000)),
                values.read("freshmaker.images.kept", Forms.number(1, 1_000)),
                values.read("freshmaker.images.reconcile", Forms.duration(HOURS, 0, 8_760)));
        if (!images.tags().isEmpty() && !koji.configured()) {
            values.clash(
                    "freshmaker.images.tags",
                    "freshmaker.koji.url",
                    "the images in these tags are read from Koji; set freshmaker.koji.url to its hub, or leave this empty.");
        }
        return images;
    }
}
