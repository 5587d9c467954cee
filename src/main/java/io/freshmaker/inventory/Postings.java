package io.freshmaker.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The packed form of the postings of one rpm and one range of images: for each image the distance to the one before,
 * then the three versions. A lowest or highest version that is the newest one is written as 0.
 */
final class Postings {

    private static final int FORM = 1;

    private Postings() {}

    /** @param postings of one range, in the order of their images */
    static byte[] pack(Collection<Posting> postings) {
        var writer = new PackedWriter().number(FORM);
        long before = -1;
        for (Posting posting : postings) {
            long offset = posting.image() % Posting.CHUNK;
            writer.number(offset - before - 1).number(posting.newest());
            writer.number(posting.lowest() == posting.newest() ? 0 : posting.lowest());
            writer.number(posting.highest() == posting.newest() ? 0 : posting.highest());
            before = offset;
        }
        return writer.bytes();
    }

    /** All of one row, in the order of their images. */
    static List<Posting> unpack(int chunk, byte[] packed, Supplier<String> where) {
        List<Posting> postings = new ArrayList<>();
        unpack(chunk, packed, where, postings::add);
        return postings;
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
}
