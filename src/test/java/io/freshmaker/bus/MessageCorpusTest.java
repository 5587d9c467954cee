package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.DistGitCommitReader;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.ForgejoPushReader;
import io.freshmaker.change.GitReceiveReader;
import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.change.PagureReceiveReader;
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
    static final Set<String> DIST_GIT = Set.of(
            GitReceiveReader.TOPIC, PagureReceiveReader.TOPIC, ForgejoPushReader.TOPIC, DistGitCommitReader.TOPIC);

    private final ObjectMapper mapper = new ObjectMapper();
    private final EnvelopeReader reader = new EnvelopeReader(new Topics(List.of(FEDORA, ENGINEERING)), mapper);
    private final EnvelopeWriter writer = new EnvelopeWriter(mapper);
    private final MessageFile files = new MessageFile(reader);
    private final SpecChange specChange = new SpecChange(DistGitReader.ofAllGenerations());
    private final ModuleStateReader moduleStates = new ModuleStateReader();

    /** One line of the index. */
    record Recorded(String file, String format, String topic, String shouldFire, String why) {

        boolean on(String listened) {
            return List.of(listened, FEDORA + listened, "/topic/" + ENGINEERING + listened)
                    .contains(topic);
        }

        boolean ofDistGit() {
            return DIST_GIT.stream().anyMatch(this::on);
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
        assertThat(DIST_GIT.contains(message.topic())).isEqualTo(recorded.ofDistGit());
        assertThat(message.topic().equals(ModuleStateReader.TOPIC)).isEqualTo(recorded.on(ModuleStateReader.TOPIC));
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
    void changesASourceOrSaysWhyNot(Recorded recorded) {
        BusMessage message = files.read(CORPUS.resolve(recorded.file()));

        Draft spec = specChange.read(Draft.of("spec-changed", message), "rpms", "*.spec", "rpm");
        Draft modulemd = specChange.read(Draft.of("module-changed", message), "modules", "{name}.yaml", "modulemd");

        switch (recorded.ofDistGit() ? recorded.shouldFire() : "another topic") {
            case "MODULE_SPEC" -> {
                assertThat(List.of(spec.answer(), modulemd.answer()))
                        .containsExactly(Draft.Answer.OPEN, Draft.Answer.NOT_OURS);
                assertThat(spec.changes()).hasSize(1);
                assertThat(spec.searchKey()).startsWith("rpms/");
            }
            case "MODULE_MMD" -> {
                assertThat(List.of(spec.answer(), modulemd.answer()))
                        .containsExactly(Draft.Answer.NOT_OURS, Draft.Answer.OPEN);
                assertThat(modulemd.changes()).hasSize(1);
                assertThat(modulemd.searchKey()).startsWith("modules/");
            }
            case "LOOKUP" -> {
                assertThat(List.of(spec.answer(), modulemd.answer()))
                        .containsExactlyInAnyOrder(Draft.Answer.NO_REBUILD, Draft.Answer.NOT_OURS);
                assertThat(List.of(spec.because(), modulemd.because()))
                        .anyMatch(because -> because.startsWith("undecidable: "));
            }
            default -> assertThat(List.of(spec.answer(), modulemd.answer())).containsOnly(Draft.Answer.NOT_OURS);
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
