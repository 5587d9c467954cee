package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.MessageCorpusTest.Recorded;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.change.SignatureHint;
import io.freshmaker.change.SignatureReader;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.service.ContentTypes;
import io.freshmaker.signing.WantedSignatures;
import java.util.List;
import java.util.Optional;
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

    /** Where Koji tells what was tagged: shipped, or signed. */
    private static final Set<String> TAGS = Set.of("buildsys.tag", "brew.build.tag");

    /** Where it is told, piece by piece, what was signed. */
    private static final Set<String> SIGNATURES =
            Set.of("buildsys.rpm.sign", "brew.sign.rpm", "errata.activity.signing");

    private final MessageFile files = new MessageFile(new EnvelopeReader(
            new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng.")), new ObjectMapper()));
    private final SignatureReader signatures = new SignatureReader();
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
        boolean ofKoji = TAGS.stream().anyMatch(recorded::on);
        boolean heard = recorded.ofDistGit()
                || ofMbs
                || ofKoji
                || recorded.on(UpdateReader.TOPIC)
                || SIGNATURES.stream().anyMatch(recorded::on);
        switch (heard ? recorded.shouldFire() + (ofKoji ? " of Koji" : "") : "another topic") {
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
            case "SLOW", "SLOW of Koji" -> {
                Draft draft = only("update-shipped|module-shipped|build-tagged", parts);
                assertThat(draft.searchKey()).isNotEmpty();
                assertThat(draft.shipped().stableTag()).isNotEmpty();
                assertThat(draft.changes()).isNotEmpty();
                if (draft.answer() == Draft.Answer.NO_REBUILD) {
                    assertThat(draft.because())
                            .matches(
                                    "(undecidable: (which rpms were shipped|nobody defines the release)|No image of) .*");
                }
            }
            case "FAST of Koji" -> {
                Draft draft = only("build-signed", parts);
                assertThat(draft.changes()).isNotEmpty();
                assertThat(draft.shipped().signed().needsCompose()).isTrue();
            }
            case "FAST_PART" -> {
                assertThat(parts).isEmpty();
                BusMessage message = files.read(MessageCorpusTest.CORPUS.resolve(recorded.file()));
                Optional<SignatureHint> hint = signatures.read(message);
                assertThat(hint.map(SignatureHint::subject).orElse("None"))
                        .matches(subject -> recorded.why().contains(subject)
                                || subject.equals(
                                        message.body().at("/rpm/build_id").asText())
                                || signatures.isOfErrata(message.body()));
                assertThat(hint.isPresent()).isEqualTo(!recorded.why().contains("None signed"));
                recognised.incrementAndGet();
            }
            case "LOOKUP of Koji" -> {
                assertThat(parts).isEmpty();
                BusMessage message = files.read(MessageCorpusTest.CORPUS.resolve(recorded.file()));
                SignatureHint hint = signatures.read(message).orElseThrow();
                assertThat(new WantedSignatures(ContentTypes.signedReleases()).want(hint))
                        .isTrue();
                recognised.incrementAndGet();
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
