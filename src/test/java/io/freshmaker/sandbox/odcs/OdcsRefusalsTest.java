package io.freshmaker.sandbox.odcs;

import static io.freshmaker.sandbox.odcs.OdcsWorkshop.COMPOSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.sandbox.odcs.OdcsOptions.Person;
import io.freshmaker.sandbox.odcs.OdcsOptions.Right;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may, and what can't be asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OdcsRefusalsTest {

    private static final String WANTED = OdcsWorkshop.wanted("f27", "bash", "");

    private final OdcsWorkshop workshop =
            new OdcsWorkshop(options -> options.with(new Person("freshmaker", "secret", Right.ASK))
                    .with(new Person("root", "master", Right.ADMIN))
                    .with(new Person("guest", "visit", Right.NONE))
                    .with(new Person("osbs", null, Right.ASK))
                    .trusting("X-Client"));

    @AfterAll
    void close() {
        workshop.close();
    }

    private HttpResponse<String> as(String token, String method, String path, String body) {
        return workshop.send(method, path, body, "Authorization", "Bearer " + token);
    }

    private long made(String packages) {
        return OdcsWorkshop.ok(as("secret", "POST", COMPOSES, OdcsWorkshop.wanted("f27", packages, "")))
                .path("id")
                .longValue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                        | can't be read
            []                                                                       | No JSON object
            {'flags': []}                                                            | There is no source
            {'source': {'type': 'attic', 'source': 'f27'}}                           | Unknown source type "attic"
            {'source': {'type': 'tag', 'source': 'f27'}, 'flags': ['no_dep']}        | Unknown flag no_dep
            {'source': {'type': 'tag', 'source': 'f27'}, 'results': ['dvd']}         | Unknown result dvd
            {'source': {'type': 'tag', 'source': ' '}}                               | No source of type tag
            {'source': {'type': 'module'}}                                           | No source of type module
            {'source': {'type': 'module', 'source': 'perl-5.26'}}                    | n:s:v:c, but is perl-5.26
            {'source': {'type': 'module', 'source': 'perl:5.26 a:b:c:d:e'}}          | but is a:b:c:d:e
            {'source': {'type': 'tag', 'source': 'f27', 'packages': 'bash'}}         | must be a list
            {'source': {'type': 'tag', 'source': 'f27'}, 'arches': [1]}              | must be a list of strings
            {'source': {'type': 'tag', 'source': 'f27'}, 'seconds_to_live': 'long'}  | Invalid seconds_to_live
            """)
    void whatCannotBeAskedForIs400(String body, String words) {
        HttpResponse<String> answer = as("secret", "POST", COMPOSES, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(OdcsWorkshop.json(answer).path("status").asInt()).isEqualTo(400);
        assertThat(OdcsWorkshop.json(answer).path("message").asText()).contains(words);
    }

    @Test
    void modulesAndBuildsAreTakenAsTheyShouldBe() {
        assertThat(as("secret", "POST", COMPOSES, "{'source': {'type': 'module', 'source': 'a:1 b:1:2 c:1:2:3'}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(as("secret", "POST", COMPOSES, "{'source': {'type': 'build', 'builds': ['a-1-1']}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyThoseWhoAreKnownAndMayAskForComposes() {
        HttpResponse<String> stranger = workshop.post(WANTED);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(OdcsWorkshop.json(stranger).path("error").asText()).isEqualTo("Unauthorized");
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(as("wrong", "POST", COMPOSES, WANTED).statusCode()).isEqualTo(401);
        assertThat(as("visit", "POST", COMPOSES, WANTED).statusCode()).isEqualTo(403);
        assertThat(OdcsWorkshop.ok(as("secret", "POST", COMPOSES, WANTED))
                        .path("owner")
                        .asText())
                .isEqualTo("freshmaker");
        assertThat(OdcsWorkshop.ok(workshop.post(WANTED, "X-Client", "osbs"))
                        .path("owner")
                        .asText())
                .isEqualTo("osbs");
        assertThat(workshop.list("owner=osbs").path("items"))
                .as("anybody may read")
                .hasSize(1);
        assertThat(workshop.send("DELETE", COMPOSES + "1", null).statusCode()).isEqualTo(401);
    }

    @Test
    void anOwnComposeThatWaitsCanBeCanceledAndOthersOnlyBeRemovedByAdmins() {
        workshop.odcs.script().stuck("glued");
        long done = made("finished");
        workshop.until(done, "done");
        assertThat(as("secret", "DELETE", COMPOSES + done, null).statusCode()).isEqualTo(403);
        HttpResponse<String> accepted = as("master", "DELETE", COMPOSES + done, null);
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(OdcsWorkshop.json(accepted).path("status").asInt()).isEqualTo(202);
        assertThat(workshop.until(done, "removed").path("removed_by").asText()).isEqualTo("root");

        long glued = made("glued");
        workshop.until(glued, "generating");
        assertThat(as("master", "DELETE", COMPOSES + glued, null).statusCode()).isEqualTo(400);
        assertThat(as("master", "DELETE", COMPOSES + done, null).statusCode()).isEqualTo(400);
        assertThat(as("master", "DELETE", COMPOSES + "999", null).statusCode()).isEqualTo(404);
    }
}
