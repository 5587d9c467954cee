package io.freshmaker.bus;

import io.freshmaker.change.BusMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads one recorded message from a file of JSON: a fedmsg envelope, a dump of fedora-messaging, a capture of UMB, or
 * a body with its topic merged in.
 */
public final class MessageFile {

    private final EnvelopeReader reader;

    public MessageFile(EnvelopeReader reader) {
        this.reader = reader;
    }

    /**
     * The message in the file.
     *
     * @throws UnreadableMessageException naming the file and the line
     * @throws UncheckedIOException when there is no such file, or it cannot be opened
     */
    public BusMessage read(Path file) {
        try {
            return reader.read(Wire.ofText(text(file)));
        } catch (UnreadableMessageException e) {
            throw new UnreadableMessageException(file + ", line " + e.line() + ": " + e.getMessage(), e.line(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        boolean wrong = decoder.decode(bytes, text, true).isError();
        text.flip();
        if (wrong) {
            int line = 1
                    + (int) text.chars().filter(character -> character == '\n').count();
            throw new UnreadableMessageException(
                    "The text is not UTF-8 at byte " + bytes.position() + ". Save the file as UTF-8.", line, null);
        }
        return text.toString();
    }
}
