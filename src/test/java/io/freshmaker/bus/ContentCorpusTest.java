package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.MessageCorpusTest.Recorded;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.service.ContentTypes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the recorded messages to the content types as they are shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentCorpusTest {

    /** The topics that tell what was shipped. */
    private static final Set<String> SHIPPING = Set.of(UpdateReader.TOPIC, "buildsys.tag", "brew.build.tag");

    private final MessageFile files = new MessageFile(new EnvelopeReader(
            new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng.")), new ObjectMapper()));
    private final AtomicInteger recognised = new AtomicInteger();
    private ContentTypes contentTypes;

    @BeforeAll
    void start() {
        contentTypes = new ContentTypes();
    }

    @AfterAll
    void stop() {
        contentTypes.close();
        assertThat(recognised).hasPositiveValue();
    }

    @ParameterizedTest
    @MethodSource("io.freshmaker.bus.MessageCorpusTest#recorded")
    void isRecognisedByWhomItConcerns(Recorded recorded) {
        List<Part> parts = contentTypes.recognise(files.read(MessageCorpusTest.CORPUS.resolve(recorded.file())));

        boolean ofMbs = recorded.on(ModuleStateReader.TOPIC);
        boolean ofShipping = SHIPPING.stream().anyMatch(recorded::on)
                && !recorded.shouldFire().equals("LOOKUP");
        switch (recorded.ofDistGit() || ofMbs || ofShipping ? recorded.shouldFire() : "another topic") {
            case "MODULE_SPEC" -> {
                Draft draft = only("spec-changed", parts);
                if (draft.answer() == Draft.Answer.NO_REBUILD) {
                    assertThat(draft.because()).startsWith("No module builds ");
                } else {
                    assertThat(draft.answer()).isEqualTo(Draft.Answer.PLANNED);
                    assertThat(draft.plan().builds()).isNotEmpty();
                }
            }
            case "MODULE_MMD" -> {
                Draft draft = only("module-changed", parts);
                String commit = draft.changes().get(0).revision();
                assertThat(draft.plan().decisions()).hasSize(1);
                assertThat(draft.plan().builds())
                        .allMatch(build -> build.commit().equals(commit));
            }
            case "SLOW" -> {
                Draft draft = only("update-shipped|module-shipped|build-tagged", parts);
                assertThat(draft.searchKey()).isNotEmpty();
                assertThat(draft.shipped().stableTag()).isNotEmpty();
                assertThat(draft.changes()).isNotEmpty();
                if (draft.answer() == Draft.Answer.NO_REBUILD) {
                    assertThat(draft.because()).matches("(undecidable: which rpms were shipped|No image of) .*");
                }
            }
            case "IMAGE_SOURCE" -> {
                Draft draft = only("dockerfile-changed", parts);
                String commit = draft.changes().get(0).revision();
                assertThat(draft.plan().builds()).isNotEmpty();
                assertThat(draft.plan().builds().get(0).commit()).isEqualTo(commit);
            }
            case "LOOKUP" -> {
                Draft draft = only(ofMbs ? "module-ready" : "spec-changed|module-changed|dockerfile-changed", parts);
                assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
                assertThat(draft.because())
                        .startsWith(
                                ofMbs
                                        ? "undecidable: whether all contexts of module build "
                                        : "undecidable: the message does not ");
            }
            case "MODULE_DEPS" -> {
                // Whether a version has other contexts, MBS would be asked where the message does not say.
                assertThat(only("module-ready", parts).searchKey()).isNotEmpty();
            }
            default -> assertThat(parts).isEmpty();
        }
    }

    private Draft only(String contentTypes, List<Part> parts) {
        assertThat(parts).hasSize(1);
        Part part = parts.get(0);
        assertThat(part.type().name()).matches(contentTypes);
        assertThat(part.failure()).isNull();
        recognised.incrementAndGet();
        return part.draft();
    }
}
