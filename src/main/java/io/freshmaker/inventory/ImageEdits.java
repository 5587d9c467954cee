package io.freshmaker.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out which postings change when builds are learned of; pure but for the versions that it has to compare. */
final class ImageEdits {

    private static final Span NONE = new Span(0, 0);

    private final VersionOrder versions;
    private final Map<Long, List<PostingEdit>> edits = new HashMap<>();

    ImageEdits(VersionOrder versions) {
        this.versions = versions;
    }

    /** The lowest and the highest version of one rpm. */
    private record Span(int lowest, int highest) {}

    /** Adds what one stream's news change. */
    void add(ImageHistory history) {
        long image = history.after().image();
        boolean newest = history.moved() || history.refilled();
        Map<Long, Span> told = new HashMap<>();
        for (StoredImage build : history.told()) {
            spans(build).forEach((rpm, span) -> told.merge(rpm, span, this::both));
        }
        Map<Long, Span> was = history.before() == null ? Map.of() : spans(history.before());
        Map<Long, Span> now = newest ? spans(history.after()) : was;
        Set<Long> rpms = new HashSet<>(told.keySet());
        rpms.addAll(now.keySet());
        rpms.addAll(was.keySet());
        for (long rpm : rpms) {
            Span before = was.getOrDefault(rpm, NONE);
            Span after = now.getOrDefault(rpm, NONE);
            Span ever = told.getOrDefault(rpm, NONE);
            // Most rpms are in the next build as they were: their rows need not even be read.
            if (before.lowest() != after.lowest() || !ever.equals(NONE) && !ever.equals(before)) {
                edits.computeIfAbsent(rpm, id -> new ArrayList<>())
                        .add(new PostingEdit(
                                image, newest ? after.lowest() : PostingEdit.AS_IT_WAS, ever.lowest(), ever.highest()));
            }
        }
    }

    /** Architectures may have different versions, and one may have several: all of them are in the image. */
    private Map<Long, Span> spans(StoredImage build) {
        Map<Long, Span> spans = new HashMap<>();
        List<ImageContents.Entry> entries = build.unpacked().entries();
        for (ImageContents.Entry entry : entries) {
            spans.merge(entry.constituent(), new Span(entry.version(), entry.version()), this::both);
        }
        return spans;
    }

    private Span both(Span a, Span b) {
        return new Span(versions.lower(a.lowest(), b.lowest()), versions.higher(a.highest(), b.highest()));
    }

    /** The changes so far, by the row of the rpm. */
    Map<Long, List<PostingEdit>> byRpm() {
        return edits;
    }
}
