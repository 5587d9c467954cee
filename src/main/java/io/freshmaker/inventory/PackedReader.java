package io.freshmaker.inventory;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Reads what {@link PackedWriter} wrote. */
final class PackedReader {

    private static final int LONGEST = 63;

    private final byte[] bytes;
    private final Supplier<String> where;
    private int at;

    /** @param where what is being read, for the error that tells that it is broken */
    PackedReader(byte[] bytes, Supplier<String> where) {
        this.bytes = bytes;
        this.where = where;
    }

    boolean more() {
        return at < bytes.length;
    }

    /** @throws IllegalStateException when the bytes end too early or are no number */
    long number() {
        long number = 0;
        for (int shift = 0; shift < LONGEST; shift += 7) {
            if (at >= bytes.length) {
                throw broken("it ends too early");
            }
            byte next = bytes[at++];
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw broken("byte " + at + " belongs to no number");
    }

    /** A number that is at most {@code most}. */
    int number(int most) {
        long number = number();
        if (number > most) {
            throw broken("there is a number " + number + " before byte " + at + ", and " + most + " is the largest");
        }
        return (int) number;
    }

    String text() {
        int length = number(bytes.length - at);
        if (length > bytes.length - at) {
            throw broken("it ends too early");
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** The error for bytes that can't have been written like this. */
    IllegalStateException broken(String how) {
        return new IllegalStateException("The database is damaged: " + where.get() + " can't be read, " + how
                + ". Restore the database from a backup, or delete that row and let the images be learned again.");
    }
}
