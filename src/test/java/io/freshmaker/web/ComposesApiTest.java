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
class ComposesApiTest {

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine, """
                insert into events (id, message_id, search_key, event_type_id, state) values
                  (1, 'm-1', 'signed:openssl', 6, 1), (2, 'm-2', 'signed:perl', 6, 1)
                """, """
                insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,
                    batch, waiting_for) values
                  (10, 1, 1, 'image', 'base', 'f27', 'koji', 1, 'unknown', 0, 0),
                  (11, 1, 1, 'image', 'web', 'f27', 'koji', 4, 'unknown', 1, 1)
                """, """
                insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,
                    constituent_stream, reason) values
                  (10, 1, 'build-signed', 'rpm', 'openssl', 'f27', 'signed'),
                  (11, 1, 'build-signed', 'rpm', 'openssl', 'f27', 'signed'),
                  (11, 2, 'build-signed', 'rpm', 'perl', 'f27', 'signed')
                """, """
                insert into composes (id, content_key, live_key, source_type, source, packages, builds, sigkeys, arches,
                    flags, attempt, renews, step, state, state_reason, remote_id, repository, repository_file,
                    time_created, time_asked, time_submitted, time_done, time_to_expire, time_removed) values
                  (3, 'k-1', null, 6, '', '', 'openssl-1.1.0h-3.fc27', 'e99d6ad1', 'x86_64', 'no_deps', 1, null, 4, 3,
                    'Removed at its end.', 42, 'http://odcs/42', 'http://odcs/42.repo',
                    cast('2026-03-01 09:30:15+2:00' as timestamp with time zone),
                    cast('2026-03-01 07:31:00+0:00' as timestamp with time zone),
                    cast('2026-03-01 07:31:01+0:00' as timestamp with time zone),
                    cast('2026-03-01 07:40:00+0:00' as timestamp with time zone),
                    cast('2026-03-02 07:40:00+0:00' as timestamp with time zone),
                    cast('2026-03-02 07:45:00+0:00' as timestamp with time zone)),
                  (4, 'k-1', 'k-1', 6, '', '', 'openssl-1.1.0h-3.fc27', 'e99d6ad1', 'x86_64', 'no_deps', 1, 3, 2, 1,
                    null, 57, null, null, current_timestamp, current_timestamp, null, null, null, null),
                  (5, 'k-2', 'k-2', 1, 'f27-updates-testing-pending', 'perl perl-libs', '', '', '', '', 1, null, 0, null,
                    null, null, null, null, current_timestamp, null, null, null, null, null)
                """, """
                insert into compose_states (compose_id, time_seen, words) values
                  (3, cast('2026-03-01 07:31:02+0:00' as timestamp with time zone), 'compose 42 is waiting'),
                  (3, cast('2026-03-01 07:40:02+0:00' as timestamp with time zone), 'compose 42 is done')
                """, """
                insert into build_composes (build_id, compose_id, usable, replaced) values
                  (10, 3, true, false), (11, 3, true, true), (11, 4, false, false), (11, 5, false, false)
                """, """
                insert into signings (id, subject, sig_key, tag, build_id, nvr, state, rpms, signed, missing, reason,
                    since, heard_at, due_at, expires_at, ended_at) values
                  (7, '900', 'e99d6ad1', '', 900, 'bash-5-1.fc41', 0, 27, 3, 'bash.src',
                    '3 of 27 rpms are signed with e99d6ad1.', current_timestamp, current_timestamp,
                    current_timestamp, current_timestamp, null),
                  (8, '901', 'e99d6ad1', '', 901, 'zsh-5-1.fc41', 1, 2, 2, '', 'All are.', current_timestamp,
                    current_timestamp, current_timestamp, current_timestamp, current_timestamp)
                """);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @Test
    void showsAComposeWithItsBuildsAndStatesAlsoWhenOdcsHasRemovedIt() {
        assertThat(api.get("/api/2/composes/3").body()).isEqualTo("""
                        {"id":3,"compose_id":42,"state":3,"state_name":"removed","state_reason":"Removed at its end.",\
                        "step":"ENDED","source_type":6,"source_type_name":"build","source":"","packages":[],\
                        "builds_in":["openssl-1.1.0h-3.fc27"],"sigkeys":["e99d6ad1"],"arches":["x86_64"],\
                        "flags":["no_deps"],"content_key":"k-1","result_repo":"http://odcs/42",\
                        "result_repofile":"http://odcs/42.repo","attempt":1,"renews":null,\
                        "time_created":"2026-03-01T07:30:15Z","time_asked":"2026-03-01T07:31:00Z",\
                        "time_submitted":"2026-03-01T07:31:01Z","time_done":"2026-03-01T07:40:00Z",\
                        "time_to_expire":"2026-03-02T07:40:00Z","time_removed":"2026-03-02T07:45:00Z",\
                        "url":"/api/2/composes/3","states":[\
                        {"time":"2026-03-01T07:31:02Z","words":"compose 42 is waiting"},\
                        {"time":"2026-03-01T07:40:02Z","words":"compose 42 is done"}],"builds":[\
                        {"id":10,"event_id":1,"name":"base","stream":"f27","state":1,"state_name":"DONE",\
                        "replaced":false,"url":"/api/1/builds/10"},\
                        {"id":11,"event_id":1,"name":"web","stream":"f27","state":4,"state_name":"PLANNED",\
                        "replaced":true,"url":"/api/1/builds/11"}]}""");
    }

    @Test
    void showsOneThatOdcsDoesNotHaveYet() {
        JsonNode compose = api.json("/api/2/composes/5");

        assertThat(compose.get("compose_id").isNull()).isTrue();
        assertThat(compose.get("state").isNull()).isTrue();
        assertThat(compose.get("state_name").isNull()).isTrue();
        assertThat(compose.get("step").textValue()).isEqualTo("ASK");
        assertThat(compose.get("packages").toString()).isEqualTo("[\"perl\",\"perl-libs\"]");
        assertThat(compose.get("states")).isEmpty();
    }

    @Test
    void listsComposesWithTheNumberOfTheirBuilds() {
        JsonNode page = api.json("/api/2/composes/");

        assertThat(page.at("/meta/total").intValue()).isEqualTo(3);
        assertThat(page.at("/items/2/builds_summary").toString()).isEqualTo("{\"total\":2,\"DONE\":1,\"PLANNED\":1}");
        assertThat(page.at("/items/1/renews").intValue()).isEqualTo(3);
        assertThat(page.at("/items/0").has("builds")).isFalse();
    }

    @Test
    void namesTheComposesOfABuild() {
        String links = "[{\"id\":3,\"compose_id\":42,\"state\":3,\"state_name\":\"removed\",\"replaced\":true,"
                + "\"url\":\"/api/2/composes/3\"},{\"id\":4,\"compose_id\":57,\"state\":1,"
                + "\"state_name\":\"generating\",\"replaced\":false,\"url\":\"/api/2/composes/4\"},"
                + "{\"id\":5,\"compose_id\":null,\"state\":null,\"state_name\":null,\"replaced\":false,"
                + "\"url\":\"/api/2/composes/5\"}]";

        assertThat(api.json("/api/1/builds/10").get("odcs_composes").toString()).isEqualTo("[42]");
        assertThat(api.json("/api/1/builds/").at("/items/0/odcs_composes").toString())
                .isEqualTo("[57]");
        assertThat(api.json("/api/1/events/2").at("/builds/0/odcs_composes").toString())
                .isEqualTo("[57]");
        assertThat(api.json("/api/1/builds/11").has("composes")).isFalse();
        assertThat(api.json("/api/2/builds/11").get("composes").toString()).isEqualTo(links);
        assertThat(api.json("/api/2/events/2?show_full_json=true")
                        .at("/builds/0/composes")
                        .toString())
                .isEqualTo(links);
    }

    @Test
    void showsHalfSignedBuilds() {
        JsonNode page = api.json("/api/2/signings/?state=waiting");

        assertThat(ids(page)).isEqualTo("7");
        assertThat(page.at("/items/0/state_reason").textValue()).isEqualTo("3 of 27 rpms are signed with e99d6ad1.");
        assertThat(page.at("/items/0/koji_build_id").intValue()).isEqualTo(900);
        assertThat(ids(api.json("/api/2/signings/?order_by=nvr"))).isEqualTo("7 8");
        assertThat(ids(api.json("/api/2/signings/?nvr=zsh-5-1.fc41&key=e99d6ad1")))
                .isEqualTo("8");
        assertThat(api.json("/api/2/signings/8").get("state_name").textValue()).isEqualTo("SIGNED");
        assertThat(api.get("/api/2/signings/9").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=removed&state=1 | 4 3",
                "source_type=tag | 5",
                "compose_id=57 | 4",
                "content_key=k-1 | 4 3",
                "build=10 | 3",
                "build=11 | 5 4 3",
                "event=1 | 5 4 3",
                "event=2&state=GENERATING | 4",
                "build=9223372036854775807 | ''",
                "order_by=id | 3 4 5",
                "order_by=-compose_id&content_key=k-1 | 4 3",
                "per_page=1&page=2 | 4",
            })
    void filtersAndOrders(String query, String expected) {
        assertThat(ids(api.json("/api/2/composes/?" + query))).isEqualTo(expected);
    }

    private static String ids(JsonNode page) {
        return String.join(
                " ",
                StreamSupport.stream(page.get("items").spliterator(), false)
                        .map(item -> item.get("id").asText())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=built | state can't be 'built': it is one of 0 wait, 1 generating, 2 done, 3 removed, 4 failed.",
                "source_type=3 | source_type can't be '3': it is one of 1 tag, 2 module, 6 build.",
                "order_by=build | order_by can't be 'build': it is one of id, compose_id, with - before it",
            })
    void refusesWhatItDoesNotKnowAndNamesTheField(String query, String message) {
        var response = api.get("/api/2/composes/?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningApi.tree(response).get("message").textValue()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/2/composes/999", "/api/2/composes/ten", "/api/1/composes/3", "/api/1/composes/"})
    void doesNotKnowAComposeThatIsNotThereNorVersion1(String path) {
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }
}
