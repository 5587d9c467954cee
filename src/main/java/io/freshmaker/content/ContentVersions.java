package io.freshmaker.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which text of a content file answered: stored with each decision, so that it can be explained later. */
final class ContentVersions {

    private static final int LENGTH = 12;

    private ContentVersions() {}

    /** From each content type's name to the beginning of its file's SHA-256. */
    static Map<String, String> of(List<Path> files) {
        return files.stream().collect(Collectors.toUnmodifiableMap(YamlFile::name, ContentVersions::version));
    }

    private static String version(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
