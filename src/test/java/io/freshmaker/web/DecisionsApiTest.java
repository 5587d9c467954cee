package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.net.http.HttpRequest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsApiTest {

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine, """
                insert into events (id, message_id, search_key, event_type_id, state) values
                  (1, 'm-1', 'rpms/perl:f27', 2, 1), (2, 'm-2', 'rpms/httpd:f27', 2, 4)
                """, """
                insert into decisions (id, event_id, content_type, artifact_type, name, stream, rebuild, rule, reason,
                    build_id) values
                  (11, 1, 'spec-changed', 'module', 'perl', '5.26', true, 'policy.yaml line 4', 'rebuilt: it changed', 7),
                  (12, 1, 'spec-changed', 'module', 'perl', '5.24', false, 'policy.yaml line 9', 'not rebuilt: blocked', null),
                  (13, 1, 'update-shipped', 'image', 'perl', 'f27', false, 'plan.up-to-date', 'not rebuilt: new', null),
                  (14, 2, 'spec-changed', 'module', 'perl', '5.26', true, 'policy.yaml line 4', 'rebuilt', 8)
                """);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @Test
    void areListedWithAllTheirFieldsInTheirOrder() {
        JsonNode page = api.json("/api/2/events/1/decisions/");

        assertThat(page.at("/items/0").toString())
                .isEqualTo("{\"id\":11,\"artifact\":\"module:perl:5.26\",\"type\":\"module\",\"name\":\"perl\","
                        + "\"stream\":\"5.26\",\"content_type\":\"spec-changed\",\"rebuild\":true,"
                        + "\"rule\":\"policy.yaml line 4\",\"reason\":\"rebuilt: it changed\",\"build_id\":7,"
                        + "\"build_url\":\"/api/1/builds/7\"}");
        assertThat(page.at("/items/1/build_url").isNull()).isTrue();
        assertThat(ids(page)).isEqualTo("11 12 13");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=perl | 11 12 13",
                "name=httpd | ''",
                "type=image | 13",
                "type=MODULE | 11 12",
                "type=2&type=Image | 11 12 13",
                "type=0 | ''",
                "stream=5.24&stream=f27 | 12 13",
                "rebuild=true | 11",
                "rebuild=False | 12 13",
                "content_type=spec-changed&rebuild=false | 12",
                "rule=plan.up-to-date | 13",
                "rule=' or 1=1 -- | ''",
                "order_by=-id | 13 12 11",
                "event_id=2 | 11 12 13",
            })
    void areFiltered(String query, String expected) {
        JsonNode page = api.json("/api/2/events/1/decisions?" + query.replace(" ", "%20"));

        assertThat(ids(page)).isEqualTo(expected);
        assertThat(page.at("/meta/total").intValue()).isEqualTo(expected.isEmpty() ? 0 : expected.split(" ").length);
    }

    @Test
    void arePagedWithLinksThatKeepTheFilters() {
        JsonNode page = api.json("/api/2/events/1/decisions/?per_page=1&rebuild=false&page=1");

        assertThat(ids(page)).isEqualTo("12");
        assertThat(page.at("/meta/pages").intValue()).isEqualTo(2);
        assertThat(page.at("/meta/next").textValue())
                .endsWith("/api/2/events/1/decisions/?rebuild=false&page=2&per_page=1");
    }

    @Test
    void areNoneOfAnUnknownEventAndNotInVersion1() {
        assertThat(api.get("/api/2/events/99/decisions/").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/2/events/x/decisions/").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/1/events/1/decisions/").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/2/events/1/decisions/?rebuild=perhaps").body())
                .contains("rebuild can't be 'perhaps': it is one of 0 false, 1 true.");
        assertThat(api.get("/api/2/events/1/decisions/?order_by=name").statusCode())
                .isEqualTo(400);
    }

    @Test
    void areFilteredByTypesThatNothingWasBuiltOf() {
        api.sql(
                "insert into events (id, message_id, search_key, event_type_id, state) values (3, 'm-3', 'k', 2, 4)",
                """
                insert into decisions (id, event_id, content_type, artifact_type, name, stream, rebuild, rule, reason)
                  values (31, 3, 'spec-changed', 'flatpak', 'perl', 'f27', false, 'policy.yaml line 9', 'blocked')
                """);

        assertThat(ids(api.json("/api/2/events/3/decisions/?type=FlatPak"))).isEqualTo("31");
        assertThat(api.get("/api/2/events/3/decisions/?type=9").body())
                .contains("type can't be '9': it is one of 0 RPM, 1 IMAGE, 2 MODULE, 3 IMAGE_REPOSITORY, FLATPAK.");
        assertThat(api.get("/api/2/events/1/decisions/?type=flatpak").statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/2/events/77/decisions/?type=flatpak").statusCode())
                .as("of an event that there is not nobody knows the types")
                .isEqualTo(404);
    }

    @Test
    void areThoseOfThePathWhateverHeadersSay() {
        assertThat(ids(RunningApi.tree(api.send(HttpRequest.newBuilder(api.uri("/api/2/events/%31/decisions"))
                        .header("id", "2")))))
                .isEqualTo("11 12 13");
        assertThat(ids(api.json("/api/2/events/1/x/../decisions/"))).isEqualTo("11 12 13");
        assertThat(api.get("/api/2/events/%00/decisions").statusCode()).isEqualTo(400);
    }

    private static String ids(JsonNode page) {
        return String.join(
                " ",
                StreamSupport.stream(page.get("items").spliterator(), false)
                        .map(item -> item.get("id").asText())
                        .toList());
    }
}
