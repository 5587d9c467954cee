package io.freshmaker.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.change.Messages;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Draft.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestedUpdateTest {

    private static final String ALIAS = "FEDORA-2018-8a7e6c2bd1";

    private final RequestedUpdate asking = new RequestedUpdate(alias -> Optional.empty(), true);

    private static Draft draft(String update) {
        return Draft.of("update-requested", Messages.of("freshmaker.manual.update", "{\"update\": " + update + "}"));
    }

    private static Draft named() {
        return draft("\"" + ALIAS + "\"");
    }

    private Draft answered(int status, String body) {
        return asking.found(asking.answered(asking.read(named()), status, body));
    }

    @Test
    void takesWhatWasKeptBeforeItAsks() {
        JsonNode kept = JsonNodeFactory.instance.objectNode().put("alias", ALIAS);
        var sought =
                new RequestedUpdate(alias -> Optional.of(kept).filter(any -> alias.equals(ALIAS)), true).read(named());

        assertThat(sought.question()).isNull();
        assertThat(sought.draft().message().topic()).isEqualTo(UpdateReader.TOPIC);
        assertThat(sought.draft().message().id()).isEqualTo("2017-x");
        assertThat(sought.draft().message().body().path("update")).isEqualTo(kept);
        assertThat(sought.draft().searchKey()).isEqualTo(ALIAS);
    }

    @Test
    void asksBodhiForTheRest() {
        assertThat(asking.read(named()).question()).isEqualTo(ALIAS);

        Draft found = answered(200, "{\"update\": {\"alias\": \"" + ALIAS + "\", \"status\": \"stable\"}}");
        assertThat(found.answer()).isEqualTo(Answer.OPEN);
        assertThat(new UpdateReader().read(found.message()).orElseThrow().stable())
                .isTrue();
    }

    @Test
    void saysThatBodhiDoesNotKnowIt() {
        Draft unknown = answered(404, "{\"status\": \"error\", \"errors\": [{\"name\": \"id\"}]}");

        assertThat(unknown.answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(unknown.because()).startsWith("Bodhi knows no update " + ALIAS + ": look at its name");
    }

    @Test
    void isAskedAgainAfterAnAnswerOfSomethingElse() {
        assertThatThrownBy(() -> answered(404, "<html>nginx</html>"))
                .isInstanceOf(BodhiException.class)
                .hasMessage("Bodhi answered 404: nginx - where an update was expected: is freshmaker.bodhi.url right,"
                        + " and Bodhi up?");
        assertThatThrownBy(() -> answered(503, "")).isInstanceOf(BodhiException.class);
        assertThatThrownBy(() -> answered(200, "{\"update\": null}")).isInstanceOf(BodhiException.class);
    }

    @Test
    void namesTheRemedyWhereNobodyCanBeAsked() {
        var alone = new RequestedUpdate(alias -> Optional.empty(), false).read(named());

        assertThat(alone.question()).isNull();
        assertThat(alone.draft().because())
                .isEqualTo("undecidable: no message about " + ALIAS + " was kept, and there is no Bodhi to ask: set"
                        + " freshmaker.bodhi.url, or ask for the rebuild by the NVRs of its builds, then ./freshmaker"
                        + " replan EVENT.");
    }

    @Test
    void asksForNothingThatIsNoName() {
        assertThat(asking.read(draft("\"../users/jane\"")).draft().because())
                .startsWith("'../users/jane' is no name of an update: write it as Bodhi does");
        assertThat(asking.read(draft("\"\"")).draft().answer()).isEqualTo(Answer.NOT_OURS);
        assertThat(asking.read(draft("7")).draft().answer()).isEqualTo(Answer.NOT_OURS);
    }
}
