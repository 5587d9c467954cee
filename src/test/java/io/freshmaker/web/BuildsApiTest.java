package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildsApiTest {

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine, "insert into build_types values (1000, 'FLATPAK', 'flatpak')", """
                insert into events (id, message_id, search_key, event_type_id, state) values
                  (1, 'm-1', 'rpms/httpd:f27', 2, 1), (2, 'm-2', 'RHSA-2026:3', 8, 1)
                """, """
                insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,
                    remote_id, original_nvr, rebuilt_nvr, dep_on_id, rebuild_reason, batch, waiting_for, build_args,
                    time_submitted, time_completed) values
                  (10, 1, 2, 'module', 'base', 'f27', 'mbs', 1, 'Built.', 777, 'base-f27-1', 'base-f27-2', null,
                    'directly_affected', 0, 0, '{"commit": "abc"}', cast('2026-03-01 09:30:15+2:00' as timestamp with time zone),
                    cast('2026-03-01 10:00:00+0:00' as timestamp with time zone)),
                  (11, 1, 2, 'module', 'web', '2', 'mbs', 0, null, 778, 'web-2-1', null, 10, 'dependency', 1, 0, '{}',
                    null, null),
                  (12, 2, 1, 'image', 'app', '1', 'osbs', 4, null, null, null, null, null, 'unknown', 0, 0, 'x',
                    null, null),
                  (13, 2, 1000, 'flatpak', 'base', '1', 'osbs', 2, null, null, null, null, null, 'unknown', 0, 0, '[]',
                    null, null)
                """, """
                insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,
                    constituent_stream, reason) values
                  (10, 1, 'module', 'rpm', 'httpd', 'f27', 'spec file changed'),
                  (10, 2, 'module', 'rpm', 'perl', '', 'rpm shipped')
                """);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @Test
    void showsABuildWithAllItsFields() {
        assertThat(api.get("/api/1/builds/10").body()).isEqualTo("""
                        {"id":10,"event_id":1,"name":"base","type":2,"type_name":"MODULE","state":1,"state_name":"DONE",\
                        "state_reason":"Built.","build_id":777,"original_nvr":"base-f27-1","rebuilt_nvr":"base-f27-2",\
                        "dep_on":null,"dep_on_id":null,"rebuild_reason":"directly_affected",\
                        "build_args":{"commit":"abc"},"odcs_composes":[],"time_submitted":"2026-03-01T07:30:15Z",\
                        "time_completed":"2026-03-01T10:00:00Z","url":"/api/1/builds/10"}""");
    }

    @Test
    void showsWhatIsMissingAsNullOrAnEmptyObject() {
        JsonNode build = api.json("/api/1/builds/12");

        assertThat(build.get("build_id").isNull()).isTrue();
        assertThat(build.get("rebuilt_nvr").isNull()).isTrue();
        assertThat(build.get("time_submitted").isNull()).isTrue();
        assertThat(build.get("state_name").textValue()).isEqualTo("PLANNED");
        assertThat(build.get("build_args").toString()).isEqualTo("{}");
        assertThat(api.json("/api/1/builds/13").get("build_args").toString()).isEqualTo("{}");
    }

    @Test
    void namesTheBuildThatMustFinishFirst() {
        JsonNode build = api.json("/api/1/builds/11");

        assertThat(build.get("dep_on").textValue()).isEqualTo("base");
        assertThat(build.get("dep_on_id").intValue()).isEqualTo(10);
    }

    @Test
    void givesReasonsInVersion2() {
        JsonNode build = api.json("/api/2/builds/10");

        assertThat(build.get("stream").textValue()).isEqualTo("f27");
        assertThat(build.get("batch").intValue()).isZero();
        assertThat(build.get("causes").toString())
                .isEqualTo("[{\"event_id\":1,\"constituent\":\"rpm:httpd:f27\",\"reason\":\"spec file changed\"},"
                        + "{\"event_id\":2,\"constituent\":\"rpm:perl:\",\"reason\":\"rpm shipped\"}]");
        assertThat(build.get("url").textValue()).isEqualTo("/api/1/builds/10");
        assertThat(api.json("/api/2/builds/").at("/items/3/causes")).hasSize(2);
        assertThat(api.json("/api/2/builds/").at("/items/0/causes")).isEmpty();
        assertThat(api.json("/api/2/events/1?show_full_json=true").at("/builds/0/causes"))
                .hasSize(2);
        assertThat(api.json("/api/1/builds/").at("/items/3").has("causes")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=base | 13 10",
                "name=base&name=app&type=1 | 12",
                "event_id=2 | 13 12",
                "dep_on_id=10 | 11",
                "build_id=777&build_id=778 | 11 10",
                "original_nvr=web-2-1 | 11",
                "rebuilt_nvr=base-f27-2 | 10",
                "type=module | 11 10",
                "type=1&type=Flatpak | 13 12",
                "state=4 | 12",
                "state=build&state=DONE | 11 10",
                "event_type_id=8 | 13 12",
                "event_search_key=rpms/httpd:f27 | 11 10",
                "event_search_key=RHSA-2026:3&state=FAILED | 13",
                "event_search_key=RHSA-2026:3&event_type_id=2 | ''",
                "build_id=9223372036854775807 | ''",
                "event_id=-5 | ''",
                "name=base&name=base | 13 10",
                "state=4&state=Planned&state=pLANNED | 12",
                "type=IMAGE_REPOSITORY | ''",
                "order_by=-id&order_by=name | 13 12 11 10",
                "order_by=name | 12 10 13 11",
                "order_by=-name | 11 13 10 12",
                "order_by=event_id | 10 11 12 13",
                "order_by=-build_id&build_id=777&build_id=778 | 11 10",
                "order_by=original_nvr&original_nvr=web-2-1&original_nvr=base-f27-1 | 10 11",
                "order_by=dep_on_id&dep_on_id=10 | 11",
                "order_by=rebuilt_nvr&rebuilt_nvr=base-f27-2 | 10",
            })
    void filtersAndOrders(String query, String expected) {
        JsonNode page = api.json("/api/1/builds/?" + query);
        String ids = String.join(
                " ",
                StreamSupport.stream(page.get("items").spliterator(), false)
                        .map(item -> item.get("id").asText())
                        .toList());

        assertThat(ids).isEqualTo(expected);
        assertThat(page.at("/meta/total").intValue()).isEqualTo(expected.isEmpty() ? 0 : expected.split(" ").length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_by=state | order_by can't be 'state': it is one of id, name, event_id, dep_on_id, build_id,",
                "state=COMPLETE | state can't be 'COMPLETE': it is one of 0 BUILD, 1 DONE, 2 FAILED, 3 CANCELED, 4 PLANNED.",
                "type=7 | type can't be '7': it is one of 0 RPM, 1 IMAGE, 2 MODULE, 3 IMAGE_REPOSITORY, 1000 FLATPAK.",
                "dep_on_id=base | dep_on_id can't be 'base': it is a whole number of 64 bit at most.",
            })
    void refusesWhatItDoesNotKnowAndNamesTheField(String query, String message) {
        var response = api.get("/api/2/builds/?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningApi.tree(response).get("message").textValue()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "-10", "ten", "18446744073709551626"})
    void doesNotKnowABuildThatIsNotThere(String id) {
        assertThat(api.get("/api/1/builds/" + id).statusCode()).isEqualTo(404);
        assertThat(api.get("/api/1/builds/" + id).body()).contains("No such build found.");
    }
}
