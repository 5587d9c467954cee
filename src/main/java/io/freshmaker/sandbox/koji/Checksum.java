package io.freshmaker.sandbox.koji;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Made-up checksums of files that are not there. */
final class Checksum {

    private Checksum() {}

    static String md5(Object text) {
        return hex("MD5", text);
    }

    static String sha256(Object text) {
        return hex("SHA-256", text);
    }

    static String sha1(Object text) {
        return hex("SHA-1", text);
    }

    private static String hex(String algorithm, Object text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance(algorithm).digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("This Java has no " + algorithm, absent);
        }
    }
}
