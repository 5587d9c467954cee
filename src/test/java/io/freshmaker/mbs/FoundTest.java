package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking builds up by their commit. */
class FoundTest {
    private static final String SCMURL =
            "https://src.example.org/modules/gimp.git?#4f0c3a9d1b7e52680c4d9e1fa37b6258d0e9c714";

    private final MbsAnswers answers = new MbsAnswers("https://mbs.example.org");

    private List<RemoteBuild> found(String name) {
        Wire wire = Wire.of(name);
        return answers.found(SCMURL, wire.status(), wire.body());
    }

    @Test
    void findsTheBuildsOfExactlyThisCommitAndNoScratchBuilds() {
        assertThat(found("found-many"))
                .extracting(RemoteBuild::id, RemoteBuild::state, RemoteBuild::detail)
                .containsExactly(
                        Tuple.tuple(45L, State.FAILED, "garbage"),
                        Tuple.tuple(44L, State.FAILED, "Component(s) gegl, babl failed to build."),
                        Tuple.tuple(43L, State.RUNNING, "done"),
                        Tuple.tuple(42L, State.DONE, "ready"),
                        Tuple.tuple(41L, State.RUNNING, "build"));
    }

    @Test
    void anEmptyListIsTheWordThatThereIsNone() {
        assertThat(found("found-none")).isEmpty();
    }

    @Test
    void aPartOfTheListProvesNothing() {
        assertThatThrownBy(() -> found("found-first-page-of-everything"))
                .isInstanceOf(MbsException.class)
                .hasMessageContaining(SCMURL)
                .hasMessageContaining("pages: 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted-401-token-expired", "submitted-404-path", "submitted-500", "submitted-201-list"})
    void anAnswerThatIsNoListIsAnError(String name) {
        assertThatThrownBy(() -> found(name))
                .isInstanceOf(MbsException.class)
                .hasMessageContaining("MBS answered " + Wire.of(name).status())
                .hasMessageContaining("is freshmaker.mbs.url right");
    }

    @Test
    void aRejectedFilterIsAnErrorInMbsOwnWords() {
        assertThatThrownBy(() -> found("listed-400-bad-state")).hasMessageContaining("Invalid state was supplied");
    }

    @Test
    void ourBuildWithoutAnIdIsAnError() {
        String body = "{\"items\":[{\"scmurl\":\"" + SCMURL + "\",\"state\":2}],\"meta\":{\"pages\":1}}";

        assertThatThrownBy(() -> answers.found(SCMURL, 200, body))
                .isInstanceOf(MbsException.class)
                .hasMessageContaining("without a readable id");
    }
}
