package io.freshmaker.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers in as few bytes as they take: seven bits a byte, the lowest first. */
final class PackedWriter {

    private static final int LONGEST = 10;

    private byte[] bytes = new byte[512];
    private int length;

    /** @param number not negative */
    PackedWriter number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException(number + " can't be packed: only numbers from 0 on.");
        }
        room(LONGEST);
        long rest = number;
        while (rest >= 0x80) {
            bytes[length++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    PackedWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + more);
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
