package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.GitReceiveReader;
import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.SpecChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays recorded messages of every bus and generation. Another folder with an {@code index.tsv} can be played with
 * {@code -Dfreshmaker.test.messages=FOLDER}.
 */
class MessageCorpusTest {

    static final Path CORPUS = Path.of(System.getProperty("freshmaker.test.messages", "src/test/resources/messages"));
    private static final String FEDORA = "org.fedoraproject.prod.";
    private static final String ENGINEERING = "VirtualTopic.eng.";
    private static final Set<String> LISTENED = Set.of(GitReceiveReader.TOPIC, ModuleStateReader.TOPIC);

    private final ObjectMapper mapper = new ObjectMapper();
    private final EnvelopeReader reader = new EnvelopeReader(new Topics(List.of(FEDORA, ENGINEERING)), mapper);
    private final EnvelopeWriter writer = new EnvelopeWriter(mapper);
    private final MessageFile files = new MessageFile(reader);
    private final SpecChange specChange = new SpecChange(new DistGitReader(new GitReceiveReader()));
    private final ModuleStateReader moduleStates = new ModuleStateReader();

    /** One line of the index. */
    record Recorded(String file, String format, String topic, String shouldFire, String why) {

        boolean on(String listened) {
            return List.of(listened, FEDORA + listened, "/topic/" + ENGINEERING + listened)
                    .contains(topic);
        }

        @Override
        public String toString() {
            return file + " (" + shouldFire + ": " + why + ")";
        }
    }

    static Stream<Recorded> recorded() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS.resolve("index.tsv"));
        List<String> names = Arrays.asList(lines.get(0).split("\t"));
        return lines.stream().skip(1).map(line -> recorded(names, line.split("\t", -1)));
    }

    private static Recorded recorded(List<String> names, String[] values) {
        Map<String, String> row = new HashMap<>();
        for (String name : names) {
            row.put(name, values[names.indexOf(name)]);
        }
        return new Recorded(
                row.get("file"), row.get("format"), row.get("topic"), row.get("should_fire"), row.get("why"));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isReadWithItsTopicAndEnvelope(Recorded recorded) {
        BusMessage message = files.read(CORPUS.resolve(recorded.file()));

        assertThat(message.address()).isEqualTo(recorded.topic());
        assertThat(message.envelope()).isIn(Envelope.of(recorded.format()), Envelope.FLAT);
        assertThat(LISTENED.contains(message.topic()))
                .isEqualTo(LISTENED.stream().anyMatch(recorded::on));
        assertThat(message.id()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void passesThroughEveryEnvelopeUnchanged(Recorded recorded) {
        BusMessage message = files.read(CORPUS.resolve(recorded.file()));

        for (Envelope envelope : List.of(Envelope.FEDMSG, Envelope.FEDORA_MESSAGING, Envelope.UMB)) {
            Wire wire = writer.write(message, envelope, envelope == Envelope.UMB ? ENGINEERING : FEDORA);
            BusMessage back = reader.read(wire);

            assertThat(reader.topicOf(wire)).isEqualTo(message.topic());
            assertThat(back.topic()).isEqualTo(message.topic());
            assertThat(back.id()).isEqualTo(message.id());
            assertThat(back.body()).isEqualTo(message.body());
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void firesASpecChangeOrSaysWhyNot(Recorded recorded) {
        BusMessage message = files.read(CORPUS.resolve(recorded.file()));

        Draft draft = specChange.read(Draft.of("module-rebuild", message), "rpms", "*.spec", "rpm");

        if (!recorded.on(GitReceiveReader.TOPIC)) {
            assertThat(draft.answer()).isEqualTo(Draft.Answer.NOT_OURS);
            return;
        }
        switch (recorded.shouldFire()) {
            case "MODULE_SPEC" -> {
                assertThat(draft.answer()).isEqualTo(Draft.Answer.OPEN);
                assertThat(draft.changes()).hasSize(1);
                assertThat(draft.searchKey()).startsWith("rpms/");
            }
            case "LOOKUP" -> {
                assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
                assertThat(draft.because()).startsWith("undecidable");
            }
            default -> assertThat(draft.answer()).isEqualTo(Draft.Answer.NOT_OURS);
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void tellsWhichModuleBecameReady(Recorded recorded) {
        BusMessage message = files.read(CORPUS.resolve(recorded.file()));

        List<ModuleStateChange> ready = moduleStates.read(message).stream()
                .filter(change -> change.state() == ModuleStateChange.READY && !change.scratch())
                .toList();

        switch (recorded.on(ModuleStateReader.TOPIC) ? recorded.shouldFire() : "another topic") {
            case "MODULE_DEPS" -> assertThat(ready).hasSize(1).allMatch(ModuleStateChange::named);
            case "LOOKUP" -> assertThat(ready).hasSize(1).noneMatch(ModuleStateChange::named);
            default -> assertThat(ready).isEmpty();
        }
    }

    @Test
    void everyFileIsInTheIndex() throws IOException {
        try (Stream<Path> found = Files.walk(CORPUS)) {
            assertThat(found.filter(file -> file.toString().endsWith(".json"))
                            .map(file -> CORPUS.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            recorded().map(Recorded::file).toList());
        }
    }
}
