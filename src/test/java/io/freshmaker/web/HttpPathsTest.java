package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first line of a request: which method of which path there is, however it is written. */
class HttpPathsTest extends HttpCase {

    /** As clients know them, from 0. */
    private static final String EVENT_TYPES = "MBSModuleStateChangeEvent GitModuleMetadataChangeEvent"
            + " GitRPMSpecChangeEvent TestingEvent GitDockerfileChangeEvent BodhiUpdateCompleteStableEvent"
            + " KojiTaskStateChangeEvent BrewSignRPMEvent ErrataRPMAdvisoryShippedEvent"
            + " BrewContainerTaskStateChangeEvent ErrataAdvisoryStateChangedEvent FreshmakerManualRebuildEvent"
            + " ODCSComposeStateChangeEvent ManualRebuildWithAdvisoryEvent FreshmakerAsyncManualBuildEvent"
            + " BotasErrataShippedEvent ManualBundleRebuildEvent FlatpakModuleAdvisoryReadyEvent"
            + " FlatpakApplicationManualBuildEvent";

    @ParameterizedTest
    @ValueSource(strings = {"events", "events/1", "builds", "event-types", "build-types", "build-states", "about"})
    void answersEveryPathWithAndWithoutASlashInBothVersions(String path) {
        for (int version : new int[] {1, 2}) {
            HttpResponse<String> bare = api.get("/api/" + version + "/" + path);
            HttpResponse<String> slashed = api.get("/api/" + version + "/" + path + "/");

            assertThat(bare.statusCode()).isEqualTo(200);
            assertThat(bare.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(slashed.statusCode()).isEqualTo(200);
            assertThat(slashed.body()).isEqualTo(bare.body());
        }
    }

    @Test
    void namesTypesAndStates() {
        JsonNode types = api.json("/api/1/event-types/").get("items");
        assertThat(types.findValuesAsText("name")).containsExactly(EVENT_TYPES.split(" "));
        for (int id = 0; id < types.size(); id++) {
            assertThat(types.get(id).toString())
                    .isEqualTo("{\"id\":%d,\"name\":\"%s\"}", id, EVENT_TYPES.split(" ")[id]);
        }
        assertThat(api.get("/api/2/event-types/18").body())
                .isEqualTo("{\"id\":18,\"name\":\"FlatpakApplicationManualBuildEvent\"}");
        assertThat(api.get("/api/1/build-types/").body())
                .isEqualTo("{\"items\":[{\"id\":0,\"name\":\"RPM\"},{\"id\":1,\"name\":\"IMAGE\"},"
                        + "{\"id\":2,\"name\":\"MODULE\"},{\"id\":3,\"name\":\"IMAGE_REPOSITORY\"}]}");
        assertThat(api.get("/api/1/build-states/4/").body()).isEqualTo("{\"id\":4,\"name\":\"PLANNED\"}");
        assertThat(api.get("/api/1/build-states/").body()).contains("{\"id\":3,\"name\":\"CANCELED\"}");
        assertThat(api.get("/api/1/about/").body()).isEqualTo("{\"version\":\"1.2.3\",\"auth_backend\":\"none\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-types/99", "build-types/x", "build-states/5", "build-states/4294967296"})
    void doesNotKnowATypeOrStateThatIsNotThere(String path) {
        HttpResponse<String> response = api.get("/api/1/" + path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(RunningApi.tree(response).get("message").textValue())
                .startsWith("No such ")
                .endsWith(" found.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/1/nothing", "/api/3/events/", "/api/1/events/1/builds", "/pom.xml", "/api/1/about/x"})
    void answersAnUnknownPathWith404InJson(String path) {
        assertThat(error(api.get(path), 404).get("error").textValue()).isEqualTo("Not Found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/1/events/%zz",
                "GET /api/1/events/%00",
                "GET /api/1/events/%2e%2e/%2e%2e/etc",
                "GET //",
                "GET *",
                "OPTIONS *",
                "GET http://elsewhere.example/nothing",
                "HEAD /nothing",
                "GET /api/1/events/1%",
                "GET /api/1/\\\\",
                "GET /../../etc/passwd",
                "GET /api/..%2f..%2fpom.xml",
                "GET /api/1/../../pom.xml",
                "GET /api/2/events/..%5c..%5cpom.xml",
                "GET /api/2/events/%252e%252e%252fpom.xml",
                "GET /api/2/events/..;/..;/pom.xml",
                "GET /application.properties",
                "GET file:///etc/passwd",
            })
    void answersAnUnusualPathWithAClientError(String line) throws IOException {
        String answer = raw(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?is)HTTP/1.1 4(00|04) .*content-type: application/json.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/2/events/1", "/api/%32/events/1", "/api/1/../2/events/1", "/api//2/./events/1"})
    void answersInTheVersionOfThePathHoweverItIsWritten(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"builds_summary\"");
    }

    @Test
    void takesTheIdOfThePathWhateverTheQuerySays() {
        assertThat(api.json("/api/1/events/1?id=2").get("id").intValue()).isEqualTo(1);
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
        for (String path : new String[] {"/api/1/events/", "/api/2/events/1", "/api/1/events/99"}) {
            HttpResponse<String> head =
                    api.send(HttpRequest.newBuilder(api.uri(path)).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.statusCode()).isEqualTo(api.get(path).statusCode());
            assertThat(head.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(head.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void answersAWrongMethodWith405AndWhatIsAllowed(String method) {
        for (String path : new String[] {"/api/1/about/", "/api/2/event-types/3"}) {
            HttpResponse<String> response =
                    api.send(HttpRequest.newBuilder(api.uri(path)).method(method, BodyPublishers.noBody()));

            error(response, 405);
            assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void tellsInOptionsWhatIsAllowed() {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(api.uri("/api/1/events/1")).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS, PATCH");
        error(api.send(HttpRequest.newBuilder(api.uri("/nothing")).method("OPTIONS", BodyPublishers.noBody())), 404);
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        assertThat(raw("HELLO\r\n\r\n")).startsWith("HTTP/1.0 400 ").contains("\"status\":400");
    }
}
