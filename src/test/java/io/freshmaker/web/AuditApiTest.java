package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditApiTest {

    private static final String INSERT =
            "insert into audit (id, at_time, person, how, action, event_id, build_id, words) values ";

    private static RunningApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new RunningApi(
                INSERT + "(1, timestamp '2026-11-22 10:00:00+02:00', 'ada', 'oidc', 'cancel', 7, null, 'Ended.')",
                INSERT + "(2, timestamp '2026-11-22 11:00:00+02:00', 'root', 'command', 'retry', 7, 40, null)",
                INSERT + "(3, timestamp '2026-11-22 12:00:00+02:00', 'ada', 'oidc', 'retry', 8, 41, 'Again.')");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void tellsWhoHadWhatChangedAndWhen() {
        assertThat(api.get("/api/2/audit/1").body())
                .isEqualTo("{\"id\":1,\"time\":\"2026-11-22T08:00:00Z\",\"person\":\"ada\",\"how\":\"oidc\","
                        + "\"action\":\"cancel\",\"event_id\":7,\"build_id\":null,\"words\":\"Ended.\","
                        + "\"url\":\"/api/2/audit/1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'',3 2 1",
        "person=ada,3 1",
        "action=retry&person=root,2",
        "event_id=7,2 1",
        "build_id=40&build_id=41,3 2",
        "person=ada&order_by=id,1 3",
        "per_page=2,3 2",
        "event_id=9223372036854775807,''"
    })
    void findsChangesTheLatestFirst(String query, String ids) {
        List<String> found = api.json("/api/2/audit/?" + query).get("items").findValuesAsText("id");

        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/2/audit/4,404",
        "/api/2/audit/x,404",
        "/api/1/audit/,404",
        "/api/2/audit/?event_id=x,400",
        "/api/2/audit/?event_id=99999999999999999999,400"
    })
    void refusesWhatIsNotThere(String path, int status) {
        assertThat(api.get(path).statusCode()).isEqualTo(status);
    }
}
