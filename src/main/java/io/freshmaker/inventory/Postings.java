package io.freshmaker.inventory;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The packed form of the postings of one rpm and one range of images: for each image the distance to the one before,
 * then the three versions. A lowest or highest version that is the newest one is written as 0.
 */
final class Postings {

    private static final int FORM = 1;

    private final PackedWriter packed = new PackedWriter().number(FORM);
    private long last = -1;

    /** Adds one; they come in the order of their images. */
    void add(Posting posting) {
        long offset = posting.image() % Posting.CHUNK;
        packed.number(offset - last - 1).number(posting.newest());
        packed.number(posting.lowest() == posting.newest() ? 0 : posting.lowest());
        packed.number(posting.highest() == posting.newest() ? 0 : posting.highest());
        last = offset;
    }

    /** The packed form of those that were added; null when none were. */
    byte[] packed() {
        return last < 0 ? null : packed.bytes();
    }

    /**
     * Reads the packed form.
     *
     * @param where what it is, for errors
     * @throws IllegalStateException when it is damaged, or was written by a later version of the program
     */
    static void unpack(int chunk, byte[] packed, Supplier<String> where, Consumer<Posting> postings) {
        var reader = new PackedReader(packed, where);
        if (reader.number() != FORM) {
            throw reader.broken("its first byte names a form that this version does not know");
        }
        long first = (long) chunk * Posting.CHUNK;
        long offset = -1;
        while (reader.more()) {
            offset += reader.number(Posting.CHUNK) + 1L;
            int newest = reader.number(Integer.MAX_VALUE);
            int lowest = reader.number(Integer.MAX_VALUE);
            int highest = reader.number(Integer.MAX_VALUE);
            if (offset >= Posting.CHUNK || newest == 0 && (lowest == 0 || highest == 0)) {
                throw reader.broken("an image is outside its range, or has no version");
            }
            postings.accept(new Posting(
                    first + offset, newest, lowest == 0 ? newest : lowest, highest == 0 ? newest : highest));
        }
    }

    /**
     * The packed form after some edits.
     *
     * @param there the postings before, in the order of their images
     * @param edits in that order too, at most one for each image
     * @return null when there is no posting
     */
    static byte[] edited(List<Posting> there, List<PostingEdit> edits, VersionOrder versions) {
        var postings = new Postings();
        int next = 0;
        for (PostingEdit edit : edits) {
            while (next < there.size() && there.get(next).image() < edit.image()) {
                postings.add(there.get(next++));
            }
            boolean known = next < there.size() && there.get(next).image() == edit.image();
            Posting posting = edit.on(known ? there.get(next++) : null, versions);
            if (posting != null) {
                postings.add(posting);
            }
        }
        there.subList(next, there.size()).forEach(postings::add);
        return postings.packed();
    }
}
