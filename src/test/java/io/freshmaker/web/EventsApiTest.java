package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.ArrayList;
import java.util.List;
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
class EventsApiTest {

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine, """
                insert into events (id, message_id, search_key, event_type_id, state, state_reason, time_created,
                    time_done, dry_run, requester, requester_metadata) values
                  (1, 'm-1', 'rpms/httpd:f27', 2, 2, 'All done.', cast('2026-03-01 09:30:15.75+2:00' as timestamp with time zone),
                    cast('2026-03-01 10:00:00+0:00' as timestamp with time zone), false, 'mary', '{"ticket": 7}'),
                  (2, 'm-2', 'rpms/perl:f27', 2, 1, null, cast('2026-03-02 00:00:00+0:00' as timestamp with time zone), null, true, null, null),
                  (3, 'm-3', 'RHSA-2026:3', 8, 3, null, cast('2026-03-03 00:00:00+0:00' as timestamp with time zone), null, false, 'tom', 'x'),
                  (4, 'm-4', 'rpms/httpd:f27', 2, 4, null, cast('2026-03-04 00:00:00+0:00' as timestamp with time zone), null, false, null, null)
                """, """
                insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,
                    remote_id, original_nvr, dep_on_id, rebuild_reason, batch, waiting_for, build_args) values
                  (10, 1, 2, 'module', 'base', 'f27', 'mbs', 1, 'Built.', 777, 'base-f27-1', null,
                    'directly_affected', 0, 0, '{"commit": "abc"}'),
                  (11, 1, 2, 'module', 'web', '2', 'mbs', 2, null, null, null, 10, 'dependency', 1, 0, '{}'),
                  (12, 1, 1, 'image', 'app', '1', 'osbs', 1, null, null, null, null, 'unknown', 0, 0, 'nonsense'),
                  (13, 2, 2, 'module', 'perl', '5.26', 'mbs', 4, null, null, null, null, 'directly_affected', 0, 0, '{}')
                """, """
                insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,
                    constituent_stream, reason) values
                  (10, 1, 'module', 'rpm', 'httpd', 'f27', 'spec file changed'),
                  (11, 1, 'module', 'module', 'base', 'f27', 'builds on base:f27'),
                  (12, 1, 'image', 'rpm', 'httpd', 'f27', 'rpm shipped'),
                  (13, 2, 'module', 'rpm', 'perl', 'f27', 'spec file changed'),
                  (13, 4, 'module', 'rpm', 'httpd', 'f27', 'spec file changed')
                """, """
                insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id)
                values (1, 'module', 'module', 'base', 'f27', true, 'policy.yaml line 4', 'It is allowed.', 10),
                  (1, 'module', 'module', 'old', '1', false, 'policy.yaml line 9', 'It is blocked.', null)
                """, "insert into event_dependencies values (2, 1), (3, 1)");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @Test
    void showsAnEventWithAllItsFields() {
        JsonNode event = api.json("/api/1/events/1");

        assertThat(event.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "message_id",
                        "search_key",
                        "event_type_id",
                        "state",
                        "state_name",
                        "state_reason",
                        "time_created",
                        "time_done",
                        "url",
                        "dry_run",
                        "requester",
                        "requested_rebuilds",
                        "requester_metadata",
                        "depends_on_events",
                        "depending_events",
                        "builds");
        assertThat(event.get("message_id").textValue()).isEqualTo("m-1");
        assertThat(event.get("search_key").textValue()).isEqualTo("rpms/httpd:f27");
        assertThat(event.get("event_type_id").intValue()).isEqualTo(2);
        assertThat(event.get("state").intValue()).isEqualTo(2);
        assertThat(event.get("state_name").textValue()).isEqualTo("COMPLETE");
        assertThat(event.get("state_reason").textValue()).isEqualTo("All done.");
        assertThat(event.get("time_created").textValue()).isEqualTo("2026-03-01T07:30:15Z");
        assertThat(event.get("time_done").textValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(event.get("url").textValue()).isEqualTo("/api/1/events/1");
        assertThat(event.get("dry_run").booleanValue()).isFalse();
        assertThat(event.get("requester").textValue()).isEqualTo("mary");
        assertThat(event.get("requested_rebuilds")).isEmpty();
        assertThat(event.get("requester_metadata").toString()).isEqualTo("{\"ticket\":7}");
        assertThat(event.get("depends_on_events")).isEmpty();
        assertThat(event.get("depending_events").toString()).isEqualTo("[2,3]");
        assertThat(api.json("/api/1/events/2").get("depends_on_events").toString())
                .isEqualTo("[1]");
    }

    @Test
    void showsWhatIsMissingAsNullOrAnEmptyObject() {
        JsonNode event = api.json("/api/1/events/2");

        assertThat(event.get("state_reason").isNull()).isTrue();
        assertThat(event.get("time_done").isNull()).isTrue();
        assertThat(event.get("requester").isNull()).isTrue();
        assertThat(event.get("dry_run").booleanValue()).isTrue();
        assertThat(event.get("requester_metadata").toString()).isEqualTo("{}");
        assertThat(api.json("/api/1/events/3").get("requester_metadata").toString())
                .as("what is stored but no JSON object")
                .isEqualTo("{}");
    }

    @Test
    void showsTheBuildsOfAnEventOnceEachInTheOrderOfTheirIds() {
        JsonNode builds = api.json("/api/1/events/1").get("builds");

        assertThat(ids(builds)).containsExactly(10, 11, 12);
        assertThat(builds.get(1).get("dep_on").textValue()).isEqualTo("base");
    }

    @Test
    void countsABuildOfAnotherEventThatThisOneBecameACauseOf() {
        assertThat(ids(api.json("/api/1/events/4").get("builds"))).containsExactly(13);
        assertThat(api.json("/api/2/events/4").get("builds_summary").toString())
                .isEqualTo("{\"total\":1,\"PLANNED\":1}");
    }

    @Test
    void sumsTheBuildsUpInVersion2UnlessAskedOtherwise() {
        assertThat(api.json("/api/2/events/1").get("builds_summary").toString())
                .isEqualTo("{\"total\":3,\"DONE\":2,\"FAILED\":1}");
        assertThat(api.json("/api/2/events/1").has("builds")).isFalse();
        assertThat(api.json("/api/2/events/3").get("builds_summary").toString()).isEqualTo("{\"total\":0}");
        assertThat(api.json("/api/2/events/1?show_full_json=True").get("builds"))
                .hasSize(3);
        assertThat(api.json("/api/1/events/1?show_full_json=False").has("builds"))
                .isFalse();
        assertThat(api.json("/api/1/events/?show_full_json=False")
                        .at("/items/3/builds_summary/total")
                        .intValue())
                .isEqualTo(3);
        assertThat(api.json("/api/2/events/")
                        .at("/items/3/builds_summary/total")
                        .intValue())
                .isEqualTo(3);
        assertThat(api.json("/api/1/events/").at("/items/3/builds")).hasSize(3);
    }

    @Test
    void hasTheSameFieldsInEveryFormButThoseOfItsBuilds() {
        List<String> full = names(api.json("/api/1/events/1"));
        List<String> shorter = new ArrayList<>(full);
        shorter.set(shorter.indexOf("builds"), "builds_summary");

        assertThat(names(api.json("/api/1/events/").at("/items/0"))).isEqualTo(full);
        assertThat(names(api.json("/api/2/events/?show_full_json=TRUE&show_full_json=false")
                        .at("/items/0")))
                .isEqualTo(full);
        assertThat(names(api.json("/api/1/events/1?show_full_json=fAlSe"))).isEqualTo(shorter);
        assertThat(names(api.json("/api/2/events/").at("/items/0"))).isEqualTo(shorter);
        assertThat(names(api.json("/api/2/events/1?show_full_json=perhaps")))
                .startsWith(shorter.toArray(String[]::new));
        assertThat(names(api.json("/api/1/events/1").at("/builds/0")))
                .isEqualTo(names(api.json("/api/1/builds/10")))
                .isEqualTo(names(api.json("/api/1/builds/").at("/items/0")));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void explainsASingleEventInVersion2Only() {
        JsonNode decisions = api.json("/api/2/events/1").get("decisions");

        assertThat(decisions).hasSize(2);
        assertThat(decisions.get(0).toString())
                .isEqualTo("{\"artifact\":\"module:base:f27\",\"rebuild\":true,\"rule\":\"policy.yaml line 4\","
                        + "\"reason\":\"It is allowed.\",\"build_id\":10}");
        assertThat(decisions.get(1).get("build_id").isNull()).isTrue();
        assertThat(api.json("/api/2/events/").at("/items/3").has("decisions")).isFalse();
    }

    @Test
    void givesUrlsOfVersion1InBothVersions() {
        assertThat(api.json("/api/2/events/1").get("url").textValue()).isEqualTo("/api/1/events/1");
        assertThat(api.json("/api/2/events/1?show_full_json=true")
                        .at("/builds/0/url")
                        .textValue())
                .isEqualTo("/api/1/builds/10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message_id=m-3 | 3",
                "search_key=rpms/httpd:f27 | 4 1",
                "search_key=rpms%2Fperl%3Af27&search_key=RHSA-2026:3 | 3 2",
                "event_type_id=8 | 3",
                "event_type_id=8&event_type_id=2&event_type_id=5 | 4 3 2 1",
                "requester=tom&requester=mary | 3 1",
                "state=3 | 3",
                "state=failed | 3",
                "state=Building&state=2 | 2 1",
                "state=SKIPPED&search_key=rpms/httpd:f27 | 4",
                "state=COMPLETE&event_type_id=8 | ''",
                "search_key=nothing | ''",
                "no_such_filter=7&builds=3 | 4 3 2 1",
                "event_type_id=99999999999 | ''",
                "event_type_id=9223372036854775807 | ''",
                "event_type_id=99999999999&event_type_id=8 | 3",
                "order_by=id | 1 2 3 4",
                "order_by=-id | 4 3 2 1",
                "order_by=message_id | 1 2 3 4",
                "order_by=-message_id&state=2&state=3 | 3 1",
            })
    void filtersAndOrders(String query, String expected) {
        JsonNode page = api.json("/api/1/events/?" + query);

        assertThat(ids(page.get("items")).stream().map(String::valueOf)).containsExactly(split(expected));
        assertThat(page.at("/meta/total").intValue()).isEqualTo(split(expected).length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_by=search_key | order_by can't be 'search_key': it is one of id, message_id, with - before it",
                "order_by= | order_by can't be ''",
                "state=6 | state can't be '6': it is one of 0 INITIALIZED, 1 BUILDING, 2 COMPLETE, 3 FAILED, 4 SKIPPED,",
                "state=99999999999999999999 | state can't be '99999999999999999999'",
                "state=2&state=GONE | state can't be 'GONE'",
                "event_type_id=9223372036854775808&event_type_id=8 | event_type_id can't be '9223372036854775808': it is a",
                "event_type_id=errata | event_type_id can't be 'errata': it is a whole number of 64 bit at most.",
            })
    void refusesWhatItDoesNotKnowAndNamesTheField(String query, String message) {
        var response = api.get("/api/1/events/?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = RunningApi.tree(response);
        assertThat(error.get("error").textValue()).isEqualTo("Bad Request");
        assertThat(error.get("status").intValue()).isEqualTo(400);
        assertThat(error.get("message").textValue()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "-1", "0", "abc", "1.5", "99999999999999999999999", "9223372036854775807"})
    void doesNotKnowAnEventThatIsNotThere(String id) {
        var response = api.get("/api/1/events/" + id);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"Not Found\",\"message\":\"No such event found.\",\"status\":404}");
    }

    private static String[] split(String ids) {
        return ids.isEmpty() ? new String[0] : ids.split(" ");
    }

    private static List<Integer> ids(JsonNode items) {
        List<Integer> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get("id").intValue()));
        return ids;
    }
}
