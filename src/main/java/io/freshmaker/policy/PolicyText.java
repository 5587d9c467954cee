package io.freshmaker.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A policy file's text as it was at one moment.
 *
 * @param file the name that verdicts and mistakes give it
 * @param version the beginning of the SHA-256 of its bytes
 */
record PolicyText(String file, String text, String version) {
    private static final int LARGEST_BYTES = 1 << 20;
    private static final int VERSION_LENGTH = 12;

    static PolicyText of(String file, String text) {
        return new PolicyText(file, text, version(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws PolicyException when there is no such file, or no text in it */
    static PolicyText read(Path path) {
        String file = path.getFileName().toString();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw unreadable(file + " is no file: put the rules into a file " + path.toAbsolutePath() + ".", null);
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw unreadable(file + " is larger than 1 MiB: write fewer rules with broader patterns.", null);
            }
            return new PolicyText(file, decode(file, bytes), version(bytes));
        } catch (NoSuchFileException e) {
            throw unreadable(file + " is missing: there is no " + path.toAbsolutePath() + ".", e);
        } catch (IOException e) {
            throw unreadable(file + " cannot be read: " + e, e);
        }
    }

    private static String decode(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            long line = 1
                    + out.flip().chars().filter(character -> character == '\n').count();
            throw unreadable(file + " line " + line + ": is not UTF-8 text: save the file as UTF-8.", null);
        }
        return out.flip().toString();
    }

    private static String version(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static PolicyException unreadable(String words, IOException cause) {
        PolicyException exception = new PolicyException(List.of(words));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }
}
