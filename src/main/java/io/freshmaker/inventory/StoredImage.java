package io.freshmaker.inventory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A build of an image stream in the numbers of the database.
 *
 * @param id its row; 0 while it has none
 * @param image the row of the stream
 * @param parent the row of the stream that it is built on; null where there is none
 * @param stages the rows of what its earlier stages are built on, ascending
 * @param contents the packed form of {@link ImageContents}
 */
record StoredImage(
        long id,
        long image,
        long kojiId,
        String nvr,
        Instant completed,
        String source,
        Long parent,
        String parentNvr,
        List<Long> stages,
        byte[] contents) {

    private static final int LONGEST_REPOSITORY = 300;

    /** The later it ended, the newer; of two that ended at one time Koji made the one with the higher number later. */
    static final Comparator<StoredImage> BY_AGE = Comparator.comparing(StoredImage::completed)
            .thenComparingLong(StoredImage::kojiId)
            .thenComparing(StoredImage::nvr);

    /** The same in the row of another, whose place it takes. */
    StoredImage in(StoredImage other) {
        return new StoredImage(other.id, image, kojiId, nvr, completed, source, parent, parentNvr, stages, contents);
    }

    /** The same with these stages. */
    StoredImage on(List<Long> others) {
        return new StoredImage(id, image, kojiId, nvr, completed, source, parent, parentNvr, others, contents);
    }

    /** Whether both say the same of one build. */
    boolean same(StoredImage other) {
        return kojiId == other.kojiId
                && completed.equals(other.completed)
                && source.equals(other.source)
                && parentNvr.equals(other.parentNvr)
                && (parent == null ? other.parent == null : parent.equals(other.parent))
                && stages.equals(other.stages)
                && holdsSame(other);
    }

    boolean holdsSame(StoredImage other) {
        return Arrays.equals(contents, other.contents);
    }

    /** The name of the dist-git repository in the source; empty where the source is not known. */
    String repository() {
        String path = source.replaceFirst("(?s)[?#].*", "").replaceFirst("(/|[.]git)+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, Math.min(name.length(), LONGEST_REPOSITORY));
    }

    ImageContents unpacked() {
        return ImageContents.unpack(contents, () -> "contents of image_builds " + id + " (" + nvr + ")");
    }
}
