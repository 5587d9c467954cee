package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.Topics;
import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.service.ContentTypes;
import io.freshmaker.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the messages that lie beside each content type: {@code fires-*} must, and {@code ignores-*} must not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentSamplesTest {

    private static final Path SAMPLES = YamlFile.CONTENT.resolve("samples");

    private final MessageFile files = new MessageFile(new EnvelopeReader(
            new Topics(new SettingsReader().read(null, Map.of(), Map.of()).bus().topicPrefixes()), new ObjectMapper()));
    private ContentTypes contentTypes;

    @BeforeAll
    void start() {
        contentTypes = new ContentTypes();
    }

    @AfterAll
    void stop() {
        contentTypes.close();
    }

    static List<Path> fires() throws IOException {
        return samples("fires-");
    }

    static List<Path> ignores() throws IOException {
        return samples("ignores-");
    }

    private static List<Path> samples(String beginning) throws IOException {
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            return found.filter(file -> file.getFileName().toString().matches(beginning + ".+\\.json"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fires")
    void plansBuilds(Path sample) {
        List<Part> parts = play(sample);

        assertThat(parts).hasSize(1);
        Part part = parts.get(0);
        assertThat(part.failure()).isNull();
        assertThat(part.draft().answer()).as(part.draft().because()).isEqualTo(Draft.Answer.PLANNED);
        assertThat(part.draft().plan().builds()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ignores")
    void isNotOurs(Path sample) {
        assertThat(play(sample)).isEmpty();
    }

    /** What this one content type makes of the message; another one may well recognise it. */
    private List<Part> play(Path sample) {
        BusMessage message = files.read(sample);
        String contentType = sample.getParent().getFileName().toString();
        return contentTypes.recognise(message).stream()
                .filter(part -> part.type().name().equals(contentType))
                .toList();
    }

    @Test
    void everyContentTypeHasSamplesOfBothKinds() throws IOException {
        assertThat(contentTypes.names()).isNotEmpty().allSatisfy(name -> {
            assertThat(fires()).anyMatch(file -> file.getParent().endsWith(name));
            assertThat(ignores()).anyMatch(file -> file.getParent().endsWith(name));
        });
    }

    @Test
    void everySampleIsPlayed() throws IOException {
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            assertThat(found.filter(Files::isRegularFile)
                            .filter(file -> !file.getParent().equals(SAMPLES)))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(fires().stream(), ignores().stream()).toList())
                    .allMatch(file -> contentTypes
                            .names()
                            .contains(file.getParent().getFileName().toString()));
        }
    }
}
