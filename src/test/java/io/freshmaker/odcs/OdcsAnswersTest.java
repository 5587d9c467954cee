package io.freshmaker.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.RemoteCompose;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdcsAnswersTest {

    private final OdcsAnswers answers = new OdcsAnswers("set freshmaker.odcs.token to one that is valid.");

    private ComposeAnswer asked(String name) {
        Wire wire = Wire.of(name);
        return answers.asked(wire.status(), wire.body());
    }

    @Test
    void aComposeIsAcceptedWithAllThatOdcsSaysOfIt() {
        assertThat(asked("asked-200"))
                .isEqualTo(new ComposeAnswer.Accepted(
                        "ODCS makes it as compose 512",
                        new RemoteCompose(
                                512,
                                ComposeState.WAIT,
                                "",
                                "freshmaker",
                                Works.tag(),
                                "https://odcs.example.org/composes/odcs-512/compose/Temporary",
                                "https://odcs.example.org/composes/odcs-512/compose/Temporary/odcs-512.repo",
                                Instant.parse("2026-03-05T10:00:02Z"),
                                null,
                                Instant.parse("2026-03-06T10:00:02Z"),
                                null)));
    }

    @Test
    void whatOdcsRejectsIsFinalInItsOwnWords() {
        assertThat(asked("asked-400-flag")).isEqualTo(new ComposeAnswer.Rejected("Unknown flag no_dependencies"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asked-400-proxy|could not understand. - which ODCS itself does not say",
                "asked-401|REMOTE_USER is not present in request. - set freshmaker.odcs.token to one that is valid.",
                "asked-401-proxy|you are authorized. - set freshmaker.odcs.token to one that is valid.",
                "asked-403|not allowed to operate with compose with source_types=build. - set freshmaker.odcs.token",
                "asked-404-path|There is nothing here. - is freshmaker.odcs.url right?"
            })
    void whatAnOperatorCanMendIsTriedAgain(String name, String words) {
        assertThat(asked(name))
                .isInstanceOf(ComposeAnswer.Refused.class)
                .extracting(ComposeAnswer::words)
                .asString()
                .startsWith("ODCS answered 4")
                .contains(words)
                .doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 405, 408, 429})
    void nothingWasMadeByWhoSendsUsElsewhereOrIsBusy(int status) {
        assertThat(answers.asked(status, null)).isInstanceOf(ComposeAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 418, 500, 502, 503, 504})
    void afterAnyOtherStatusNobodyKnows(int status) {
        assertThat(answers.asked(status, Wire.of("asked-200").body())).isInstanceOf(ComposeAnswer.Unknown.class);
        assertThat(asked("asked-503-proxy").words())
                .isEqualTo("ODCS answered 503: 503 Service Unavailable No server is available to handle this request.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"id\":51", "<html>Log in</html>", "{\"id\":\"51\",\"state\":0}"})
    void aComposeThatCannotBeReadIsNotLost(String body) {
        assertThat(answers.asked(200, body)).isInstanceOf(ComposeAnswer.Unknown.class);
        assertThat(answers.asked(200, "{\"id\":51,\"state\":9}")).isInstanceOf(ComposeAnswer.Unknown.class);
    }

    @Test
    void onlyARequestThatWasNotSentMayBeSentAgain() {
        assertThat(answers.failed(new IOException(new ConnectException("Connection refused"))))
                .isEqualTo(new ComposeAnswer.Refused(
                        "ODCS can't be reached (Connection refused): " + "is it up, and freshmaker.odcs.url right?"));
        assertThat(answers.failed(new SocketTimeoutException("Read timed out")))
                .isEqualTo(new ComposeAnswer.Unknown("ODCS gave no answer (Read timed out)"));
    }

    @Test
    void readsAComposeThatIsDone() {
        Wire wire = Wire.of("got-200-done");
        RemoteCompose compose = answers.got(Works.work(Works.builds(), 513), wire.status(), wire.body());

        assertThat(compose.state()).isEqualTo(ComposeState.DONE);
        assertThat(compose.reason()).isEqualTo("Compose is generated successfully");
        assertThat(compose.repositoryFile()).endsWith("odcs-490.repo");
        assertThat(compose.done()).isEqualTo("2026-03-05T10:04:40Z");
        assertThat(compose.expires()).isEqualTo("2026-03-06T10:04:40Z");
        assertThat(compose.need().type()).isEqualTo(ComposeSource.BUILD);
        assertThat(compose.need().builds()).isEqualTo(Works.builds().builds());
    }

    @Test
    void aComposeThatOdcsNoLongerKnowsCountsAsRemoved() {
        Wire wire = Wire.of("got-404");
        RemoteCompose compose = answers.got(Works.work(Works.tag(), 512), wire.status(), wire.body());

        assertThat(compose.id()).isEqualTo(512);
        assertThat(compose.state()).isEqualTo(ComposeState.REMOVED);
        assertThat(compose.reason()).isEqualTo("ODCS no longer has compose 512: No such compose found.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asked-404-path|is freshmaker.odcs.url right, and ODCS up?",
                "asked-401|set freshmaker.odcs.token to one that is valid.",
                "asked-503-proxy|ODCS answered 503",
                "got-200-done|where compose 512 was expected"
            })
    void nobodyConcludesAnythingFromAnotherAnswer(String name, String words) {
        Wire wire = Wire.of(name);
        assertThatThrownBy(() -> answers.got(Works.work(Works.tag(), 512), wire.status(), wire.body()))
                .isInstanceOf(OdcsException.class)
                .hasMessageContaining(words);
    }

    @Test
    void anExtendedComposeHasAnotherTimeToExpire() {
        Wire done = Wire.of("got-200-done");
        var work = Works.work(Works.builds(), 513);

        assertThat(answers.extended(work, done.status(), done.body()).words()).isEqualTo("ODCS keeps compose 513");
        assertThat(answers.extended(work, 404, Wire.of("got-404").body()))
                .isEqualTo(new ComposeAnswer.Refused("ODCS does not keep compose 513 longer: No such compose found."
                        + " It keeps only what is done."));
        assertThat(answers.extended(work, 404, Wire.of("asked-404-path").body()).words())
                .contains("is freshmaker.odcs.url right?");
    }

    @Test
    void aComposeIsDeletedOrGoneOrOdcsSaysWhyNot() {
        String accepted = "{\"message\": \"The compose (id=513) is canceled.\", \"status\": 202}";
        assertThat(answers.deleted(202, accepted))
                .isEqualTo(new ComposeAnswer.Deleted("The compose (id=513) is canceled."));
        assertThat(answers.deleted(404, Wire.of("got-404").body())).isInstanceOf(ComposeAnswer.Deleted.class);
        assertThat(answers.deleted(404, Wire.of("asked-404-path").body())).isInstanceOf(ComposeAnswer.Refused.class);
        assertThat(answers.deleted(403, Wire.of("asked-403").body())).isInstanceOf(ComposeAnswer.Rejected.class);
        assertThat(answers.deleted(400, accepted)).isInstanceOf(ComposeAnswer.Rejected.class);
        assertThat(answers.deleted(401, Wire.of("asked-401").body())).isInstanceOf(ComposeAnswer.Refused.class);
        assertThat(answers.deleted(200, "<html>Log in</html>")).isInstanceOf(ComposeAnswer.Unknown.class);
    }

    @Test
    void tellsOfAComposeThatIsMadeAnewInsteadOfBeingExtended() {
        ComposeAnswer answer = answers.extended(
                Works.work(Works.tag(), 400), 200, Wire.of("asked-200").body());

        assertThat(answer.words()).isEqualTo("ODCS had removed compose 400, and makes it anew as compose 512");
        assertThat(((ComposeAnswer.Accepted) answer).compose().state()).isEqualTo(ComposeState.WAIT);
    }
}
