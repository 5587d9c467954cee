package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.submit.RemoteBuild.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MBS's answers to a cancellation mean. */
class CancelAnswerTest {

    private final MbsAnswers answers = new MbsAnswers("https://mbs.example.org");

    @ParameterizedTest
    @CsvSource({
        "200, {\"id\":7}",
        "400, '{\"error\":\"Bad Request\",\"message\":\"it must be in one of these states\",\"status\":400}'",
        "404, '{\"error\":\"Not Found\",\"message\":\"No such module found.\",\"status\":404}'"
    })
    void leaveItToTheNextLookUpWhatCameOfIt(int status, String body) {
        assertThatCode(() -> answers.canceled(status, body)).doesNotThrowAnyException();
    }

    @Test
    void areForPeopleWhereMbsDoesNotLetUs() {
        assertThatExceptionOfType(MbsRefusal.class)
                .isThrownBy(() -> answers.canceled(
                        403, "{\"error\":\"Forbidden\",\"message\":\"You are not owner\",\"status\":403}"))
                .withMessageStartingWith("MBS does not let us cancel it: You are not owner");
        assertThatExceptionOfType(MbsRefusal.class).isThrownBy(() -> answers.canceled(401, ""));
    }

    @ParameterizedTest
    @CsvSource({"503, <h1>Unavailable</h1>", "500, <h1>Error</h1>", "404, <h1>Not Found</h1>", "403, <h1>Proxy</h1>"})
    void areTriedAgainWhereNobodyKnows(int status, String body) {
        assertThatExceptionOfType(MbsException.class).isThrownBy(() -> answers.canceled(status, body));
    }

    @Test
    void tellBuildsThatWereStoppedFromThoseThatFailed() {
        assertThat(state("Canceled by freshmaker.")).isEqualTo(State.CANCELED);
        assertThat(state("Some error")).isEqualTo(State.FAILED);
    }

    private static State state(String reason) {
        return new ModuleBuild(
                        JsonNodeFactory.instance.objectNode().put("state", 4).put("state_reason", reason))
                .remote("")
                .state();
    }
}
