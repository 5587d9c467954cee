package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients read who ask what goes on, against the running server. */
class NowApiTest {

    @Test
    void tellsWhatGoesOnWhatComesNextAndWhatIsHeldByWhom() throws Exception {
        String build =
                "insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason,"
                        + " rebuild_reason, batch, waiting_for, held, remote_id, url) values (1, 2, 'module', ";
        try (var api = new RunningApi(
                "insert into events (message_id, search_key, event_type_id, state) values ('m', 'k', 2, 1)",
                build
                        + "'perl', 'f27', 'mbs', 0, 'Building.', 'dependency', 0, 0, 0, 41, 'https://mbs.example.org/41')",
                build + "'httpd', 'f27', 'mbs', 4, 'Waiting for a free slot.', 'dependency', 0, 0, 0, null, null)",
                build + "'lua', 'f27', 'koji', 0, 'Building.', 'dependency', 0, 0, 0, 42, '')",
                build + "'ruby', 'f27', 'mbs', 4, 'Waiting.', 'dependency', 0, 0, 1, null, null)",
                "insert into pauses (system, paused_by, reason) values ('mbs', 'jane', 'an upgrade')")) {
            JsonNode now = api.json("/api/2/now/");
            assertThat(now.at("/running/1/build_id").asInt()).isEqualTo(41);
            assertThat(now.at("/running/1/build_url").asText()).isEqualTo("https://mbs.example.org/41");
            assertThat(now.at("/running/0/build_url").isNull()).isTrue();
            assertThat(now.at("/running/0/state_reason").asText()).isEqualTo("Building.");
            assertThat(now.at("/next")).hasSize(1);
            assertThat(now.at("/next/0/artifact").asText()).isEqualTo("module:httpd:f27");
            assertThat(now.at("/next/0/state_reason").asText()).isEqualTo("Waiting for a free slot.");
            assertThat(now.at("/held/0/remedy").asText()).isEqualTo("./freshmaker approve 1");
            assertThat(now.at("/paused/0/by").asText()).isEqualTo("jane");
            assertThat(now.at("/events/BUILDING").asInt()).isEqualTo(1);
            assertThat(now.at("/waiting/planned/count").asInt()).isEqualTo(2);
            assertThat(now.at("/waiting/planned/seconds").asInt()).isLessThan(600);
            assertThat(now.at("/waiting/inbox/since").isNull()).isTrue();
            assertThat(api.json("/api/2/now?limit=1").path("next")).hasSize(1);
            JsonNode figures = api.json("/api/2/now/?limit=0");
            for (String list : List.of("running", "next", "held", "composes", "ended_events", "ended_builds")) {
                assertThat(figures.get(list)).as(list).isEmpty();
            }
            assertThat(figures.at("/waiting/planned/count").asInt()).isEqualTo(2);
            assertThat(figures.at("/paused/0/by").asText()).isEqualTo("jane");
            assertThat(api.json("/api/2/now/?limit=9223372036854775807").path("next"))
                    .hasSize(1);
            assertThat(api.get("/api/2/now/?limit=9223372036854775808").statusCode())
                    .isEqualTo(400);
            assertThat(api.get("/api/2/now/?limit=many").statusCode()).isEqualTo(400);
            assertThat(api.get("/api/1/now/").statusCode()).isEqualTo(404);
        }
    }
}
