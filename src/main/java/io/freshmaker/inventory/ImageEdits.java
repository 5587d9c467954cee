package io.freshmaker.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out which postings change when builds are learned of; pure but for the versions that it has to compare. */
final class ImageEdits {

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
        Map<Long, Span> now = newest ? spans(history.after()) : Map.of();
        Set<Long> rpms = new HashSet<>(told.keySet());
        rpms.addAll(now.keySet());
        if (newest && history.before() != null) {
            history.before().unpacked().entries().forEach(entry -> rpms.add(entry.constituent()));
        }
        Span none = new Span(0, 0);
        for (long rpm : rpms) {
            Span ever = told.getOrDefault(rpm, none);
            int version = newest ? now.getOrDefault(rpm, none).lowest() : PostingEdit.AS_IT_WAS;
            edits.computeIfAbsent(rpm, id -> new ArrayList<>())
                    .add(new PostingEdit(image, version, ever.lowest(), ever.highest()));
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
