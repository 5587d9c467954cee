package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.access.Identity;
import io.freshmaker.access.OpenGate;
import io.freshmaker.access.Role;
import io.freshmaker.store.Asker;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have changed with a PATCH. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActionsTest {

    private static final String CANCEL = "{\"action\": \"cancel\", \"reason\": \"by mistake\"}";

    private RunningApi api;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi("""
                insert into events (id, message_id, search_key, event_type_id, state, state_reason, requester) values
                  (1, 'm-1', 'k', 2, 1, '2 builds planned.', 'mary'), (2, 'm-2', 'k', 2, 1, 'Planned.', null),
                  (3, 'm-3', 'k', 2, 2, 'All done.', null), (4, 'm-4', 'k', 2, 3, 'Nothing rebuilt.', null),
                  (5, 'm-5', 'k', 2, 1, 'Planned.', null)
                """, """
                insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,
                    rebuild_reason, batch, waiting_for) values
                  (10, 1, 2, 'module', 'base', 'f27', 'mbs', 4, 'Waiting.', 'directly_affected', 0, 0),
                  (11, 1, 2, 'module', 'web', 'f27', 'mbs', 1, 'Built.', 'dependency', 1, 0),
                  (12, 2, 2, 'module', 'perl', 'f27', 'mbs', 4, 'Waiting.', 'directly_affected', 0, 0),
                  (14, 4, 2, 'module', 'lost', 'f27', 'mbs', 2, 'broken', 'directly_affected', 0, 0),
                  (15, 5, 2, 'module', 'late', 'f27', 'mbs', 4, 'Waiting.', 'directly_affected', 0, 0)
                """, """
                insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,
                    constituent_stream, reason)
                select id, event_id, 'module', 'rpm', 'httpd', 'f27', 'spec file changed' from builds
                """);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void cancelsAnEventInBothVersions() {
        JsonNode full = RunningApi.tree(patch("/api/1/events/1", CANCEL));
        assertThat(full.path("state_name").asText()).isEqualTo("CANCELED");
        assertThat(full.path("state_reason").asText())
                .startsWith("1 build is canceled. Canceled by anonymous, ")
                .endsWith("Their reason: by mistake.");
        assertThat(full.findValuesAsText("state_name")).containsExactly("CANCELED", "CANCELED", "DONE");

        HttpResponse<String> again = patch("/api/2/events/1/", "{\"action\": \"cancel\"}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(RunningApi.tree(again).path("state_reason")).isEqualTo(full.path("state_reason"));
        assertThat(RunningApi.tree(again).has("builds_summary")).isTrue();
    }

    @Test
    void leavesAnEventThatHasEnded() {
        HttpResponse<String> answer = patch("/api/1/events/3", CANCEL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningApi.tree(answer).path("state_reason").asText()).isEqualTo("All done.");
    }

    @Test
    void cancelsOneBuild() {
        JsonNode build = RunningApi.tree(patch("/api/2/builds/12", CANCEL));

        assertThat(build.path("state_name").asText()).isEqualTo("CANCELED");
        assertThat(build.path("state_reason").asText()).isEqualTo("Canceled by anonymous. Their reason: by mistake.");
        assertThat(api.json("/api/2/events/2").path("state_name").asText()).isEqualTo("CANCELED");
        assertThat(api.json("/api/2/audit/?event_id=2").findValuesAsText("build_id"))
                .containsExactly("12");
    }

    @Test
    void triesAgainWhatWasLost() {
        JsonNode build = RunningApi.tree(patch("/api/2/builds/14", "{\"action\": \"retry\"}"));
        assertThat(build.path("state_name").asText()).isEqualTo("PLANNED");

        HttpResponse<String> again = patch("/api/2/events/4", "{\"action\": \"retry\", \"reason\": null}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(RunningApi.tree(again).path("message").asText()).startsWith("Nothing of event 4 failed");
    }

    @ParameterizedTest
    @CsvSource({"approve, Nothing of event 5 waits for an approval", "replan, Event 5 is BUILDING: "})
    void tellsWhyItCanNotBeDone(String action, String words) {
        HttpResponse<String> answer = patch("/api/2/events/5", "{\"action\": \"" + action + "\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(RunningApi.tree(answer).path("message").asText()).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/1/events/5 | {"action": "retry"}                  | it may be cancel.
            /api/2/events/5 | {"action": "stop"}                   | it may be cancel, retry, approve, replan.
            /api/2/events/5 | {"action": 7}                        | it may be cancel, retry, approve, replan.
            /api/2/events/5 | {}                                   | action is missing
            /api/2/builds/15 | {"action": "approve"}               | it may be cancel, retry.
            /api/2/events/5 | {"action": "cancel", "reason": 7}    | reason has to be a text
            /api/2/events/5 | {"action": "cancel", "reason": "\\ud800"} | reason has to be a text without control characters
            /api/2/builds/15 | {"action": "cancel", "reason": "\\u0000"} | reason has to be a text without control characters
            /api/2/events/5 | {"action": "stop", "action": "cancel"} | action' stands twice in one object (line 1)
            /api/2/events/5 | {"action": "cancel", "requester": 1} | here: there are action and reason.
            /api/2/events/5 | ["cancel"]                           | no JSON object
            """)
    void namesWhatIsWrongInTheBody(String path, String body, String words) {
        HttpResponse<String> answer = patch(path, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.tree(answer).path("message").asText()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/1/events/77", "/api/2/builds/77", "/api/2/events/x", "/api/1/events/99999999999999999999"})
    void doesNotKnowOtherIds(String path) {
        assertThat(patch(path, CANCEL).statusCode()).isEqualTo(404);
    }

    @Test
    void hasNoChangesOfBuildsInVersion1() {
        HttpResponse<String> answer = patch("/api/1/builds/15", CANCEL);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void asksForWhoeverCalls() {
        var caller = new Identity("tom", true, Set.of(Role.MANUAL_REBUILDER));
        var call = new ApiCall(
                2, "", Map.of("id", "1"), Query.read(null), caller, new RequestBody(List.of(), List.of(), new byte[0]));
        List<Asker> asked = new ArrayList<>();

        new Changing(new OpenGate(false)).change(call, "event", asked::add);

        assertThat(asked).containsExactly(new Asker("tom", "none", false));
    }

    @Test
    void refusesWhatIsSomebodyElses() {
        var caller = new Identity("tom", true, Set.of(Role.MANUAL_REBUILDER));
        var call = new ApiCall(
                2, "", Map.of("id", "5"), Query.read(null), caller, new RequestBody(List.of(), List.of(), new byte[0]));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Changing(new OpenGate(false))
                        .change(call, "event", asker -> api.canceling().event(5, asker, "")))
                .withMessageStartingWith("Event 5 came over the bus: only an admin")
                .matches(refused -> refused.status() == 403);
    }

    private HttpResponse<String> patch(String path, String body) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }
}
