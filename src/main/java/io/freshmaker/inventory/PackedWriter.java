package io.freshmaker.inventory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers in as few bytes as they take: seven bits a byte, the lowest first. */
final class PackedWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    /** @param number not negative */
    PackedWriter number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException(number + " can't be packed: only numbers from 0 on.");
        }
        long rest = number;
        while (rest >= 0x80) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    PackedWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
