package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What MBS's answers to a submission mean. */
class SubmittedTest {
    private final MbsAnswers answers = new MbsAnswers("https://mbs.example.org");

    private Answer submitted(String name) {
        Wire wire = Wire.of(name);
        return answers.submitted(wire.status(), wire.contentType(), wire.body());
    }

    @Test
    void aListOfOneBuildIsAccepted() {
        assertThat(submitted("submitted-201-list"))
                .isEqualTo(new Answer.Accepted(
                        "MBS builds it as 41",
                        List.of(new RemoteBuild(
                                41,
                                State.RUNNING,
                                "init",
                                "gimp-2.10-9020260305100000.1f2e3d4c",
                                "https://mbs.example.org/module-build-service/1/module-builds/41"))));
    }

    @Test
    void everyBuildOfAnExpandedStreamIsAccepted() {
        Answer.Accepted accepted = (Answer.Accepted) submitted("submitted-201-expanded");

        assertThat(accepted.words()).isEqualTo("MBS builds it as 42 43");
        assertThat(accepted.builds())
                .extracting(RemoteBuild::nvr)
                .containsExactly(
                        "gimp-2_10_stable-9020260305100000.1f2e3d4c", "gimp-2_10_stable-9020260305100000.5a6b7c8d");
    }

    @Test
    void theResumedBuildOfTheFirstApiVersionIsAcceptedWithoutItsOldReason() {
        Answer.Accepted accepted = (Answer.Accepted) submitted("submitted-201-resumed-object");

        assertThat(accepted.builds()).singleElement().satisfies(build -> {
            assertThat(build.state()).isEqualTo(State.RUNNING);
            assertThat(build.detail()).isEqualTo("wait");
        });
    }

    @Test
    void anExistingBuildIsLookedUp() {
        assertThat(submitted("submitted-409-exists"))
                .isInstanceOf(Answer.Exists.class)
                .extracting(Answer::words)
                .asString()
                .startsWith("Module (state=2) already exists.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submitted-400-unknown-parameter|The request contains unspecified parameters: colour",
                "submitted-400-commit-not-in-branch"
                        + "|Commit 4f0c3a9d1b7e52680c4d9e1fa37b6258d0e9c714 is not in branch 2.8.",
                "submitted-403-scmurl-not-allowed"
                        + "|The submitted scmurl https://elsewhere.example.com/modules/gimp?#4f0c3a9d1b7e52680c4d9e1fa37b6258d0e9c714"
                        + " is not allowed",
                "submitted-403-wrong-group|freshmaker is not in any of {'packager'}, only {'visitor'}",
                "submitted-422-buildrequires-not-built|Cannot find any module builds for inkscape:1.10"
            },
            quoteCharacter = '"')
    void whatMbsRejectsIsFinalInItsOwnWords(String name, String words) {
        assertThat(submitted(name)).isEqualTo(new Answer.Rejected(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submitted-401-token-expired|OIDC token invalid or expired. - set freshmaker.mbs.token",
                "submitted-401-missing-scope|set freshmaker.mbs.token to one that is valid and has the scopes",
                "submitted-403-proxy|Your address may not use this site. - which MBS itself does not say",
                "submitted-404-api-version|The requested API version is not available - is freshmaker.mbs.url right?",
                "submitted-404-path|is freshmaker.mbs.url right?",
                "submitted-405|is freshmaker.mbs.url right?"
            })
    void whatAnOperatorCanMendIsTriedAgain(String name, String words) {
        assertThat(submitted(name))
                .isInstanceOf(Answer.Refused.class)
                .extracting(Answer::words)
                .asString()
                .contains(words)
                .doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429})
    void aBusyServerIsTriedAgain(int status) {
        assertThat(answers.submitted(status, null, null)).isInstanceOf(Answer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted-500", "submitted-503-proxy"})
    void afterAServerErrorNobodyKnows(String name) {
        assertThat(submitted(name)).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 302, 418, 502, 504, 599})
    void afterAnyOtherStatusNobodyKnows(int status) {
        Wire wire = Wire.of("submitted-201-list");
        assertThat(answers.submitted(status, wire.contentType(), wire.body())).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "[{\"id\":41",
                "<html>Welcome</html>",
                "{\"id\":\"41\",\"state\":0}",
                "[{\"id\":41,\"state\":0,\"name\":\"gimp\",\"stream\":\"2.10\",\"version\":\"1\"},{}]"
            })
    void aCreatedBuildThatCannotBeReadIsNotLost(String body) {
        assertThat(answers.submitted(201, "text/html", body))
                .isInstanceOf(Answer.Unknown.class)
                .extracting(Answer::words)
                .asString()
                .contains("201")
                .contains("text/html");
    }
}
