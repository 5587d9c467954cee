package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileTest {

    private final MessageFile messages =
            new MessageFile(new EnvelopeReader(new Topics(List.of("org.fedoraproject.prod.")), new ObjectMapper()));

    @TempDir
    private Path folder;

    @Test
    void readsAMessage() throws Exception {
        BusMessage message = messages.read(file("{\"topic\": \"org.fedoraproject.prod.é\", \"msg\": {}}"));

        assertThat(message.topic()).isEqualTo("é");
    }

    @Test
    void namesFileAndLineOfAMistake() throws Exception {
        Path file = file("{\"topic\": \"t\",\n\n \"msg\": {oops}}");

        assertThatThrownBy(() -> messages.read(file))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith(file + ", line 3: The message is no valid JSON at offset");
    }

    @Test
    void namesTheFileWithoutTopic() throws Exception {
        Path file = file("{\"commit\": {\"repo\": \"httpd\"}}");

        assertThatThrownBy(() -> messages.read(file))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith(file + ", line 1: The message names no topic");
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws Exception {
        Path file = Files.write(
                folder.resolve("message.json"), "{\n\"topic\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> messages.read(file))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage(file + ", line 2: The text is not UTF-8 at byte 15. Save the file as UTF-8.");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path file = folder.resolve("nowhere.json");

        assertThatThrownBy(() -> messages.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("message.json"), text);
    }
}
