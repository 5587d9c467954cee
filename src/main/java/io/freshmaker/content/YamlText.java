package io.freshmaker.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/** The characters of a file that is to be YAML. */
final class YamlText {

    /** No file of routes comes near it, and a wrong file named by mistake is not read into memory. */
    private static final long LARGEST = 1_000_000;

    private YamlText() {}

    /** The text, or nothing with the mistake noted: it can't be read, is not UTF-8, or holds what no text does. */
    static Optional<String> read(Path path, Mistakes mistakes) {
        try {
            if (Files.isDirectory(path)) {
                mistakes.add(path, 1, "this is a directory: name the files in it.");
            } else if (Files.size(path) > LARGEST) {
                mistakes.add(path, 1, "the file is larger than a million bytes: name another one, or make it smaller.");
            } else {
                return text(path, ByteBuffer.wrap(Files.readAllBytes(path)), mistakes);
            }
        } catch (NoSuchFileException e) {
            mistakes.add(path, 1, "there is no such file: name one that exists.");
        } catch (AccessDeniedException e) {
            mistakes.add(path, 1, "this user may not read it: change its permissions.");
        } catch (IOException e) {
            mistakes.add(path, 1, "it can't be read (" + e + "): name a file that can.");
        }
        return Optional.empty();
    }

    private static Optional<String> text(Path path, ByteBuffer bytes, Mistakes mistakes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.remaining());
        boolean wrong =
                StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, true).isError();
        String text = decoded.flip().toString();
        if (wrong) {
            mistakes.add(path, lineAt(text, text.length()), "the text is not UTF-8: save the file as UTF-8.");
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                mistakes.add(
                        path,
                        lineAt(text, i),
                        String.format(
                                "here is the control character U+%04X: delete it, or write it as an escape in double"
                                        + " quotes.",
                                text.codePointAt(i)));
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
