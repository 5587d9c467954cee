package io.freshmaker.sandbox.koji;

import static io.freshmaker.sandbox.koji.HubClient.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told of tasks: one that goes well, one that fails, one that is cancelled, one that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubTasksTest {

    private static final String INFO = "arch awaited channel_id completion_time completion_ts create_time create_ts"
            + " host_id id label method owner parent priority start_time start_ts state waiting weight";

    private HubWorkshop workshop;
    private long closed;
    private long failed;
    private long canceled;
    private long open;

    @BeforeAll
    void open() {
        workshop = new HubWorkshop();
        workshop.hub.script().fail("fedora-base", "The disk is full");
        workshop.hub.script().slow("webapp-container", Duration.ofMinutes(5));
        closed = workshop.order("httpd", Map.of("userdata", Map.of("freshmaker_token", "t-1")));
        failed = workshop.order("fedora-base", Map.of());
        canceled = workshop.order("webapp", Map.of());
        workshop.call("cancelTask", canceled);
        open = workshop.order("webapp", Map.of());
        workshop.ended(closed);
        workshop.ended(failed);
    }

    @AfterAll
    void close() {
        workshop.close();
    }

    @Test
    void tasksAreToldOneByOneAndMany() {
        JsonNode info = workshop.call("getTaskInfo", closed, true);
        assertThat(HubWorkshop.fields(info)).isEqualTo(INFO + " request");
        assertThat(info.path("request")
                        .path(2)
                        .path("userdata")
                        .path("freshmaker_token")
                        .asText())
                .isEqualTo("t-1");
        assertThat(info.path("weight").isDouble()).isTrue();
        assertThat(info.path("priority").asInt()).isEqualTo(20);
        assertThat(info.path("channel_id").asInt()).isEqualTo(10);
        assertThat(info.path("completion_ts").isDouble()).isTrue();

        JsonNode all = workshop.call("getTaskInfo", List.of(closed, failed, canceled, 999_999));
        assertThat(all).hasSize(4);
        assertThat(all.findValues("state")).extracting(JsonNode::asInt).containsExactly(2, 5, 3);
        assertThat(all.path(3).isNull()).isTrue();
        assertThat(HubWorkshop.fields(all.path(0))).isEqualTo(INFO);
        workshop.faults(1000, "query returned no rows", "getTaskInfo", 999_999, with("strict", true));
        assertThat(workshop.call("getTaskChildren", closed)).isEmpty();
        assertThat(workshop.call("getTaskRequest", closed).path(1).asText()).isEqualTo(HubWorkshop.TARGET);
    }

    @Test
    void resultsAreToldOrRaised() {
        JsonNode result = workshop.call("getTaskResult", closed);
        assertThat(HubWorkshop.fields(result)).isEqualTo("repositories koji_builds");
        assertThat(result.path("koji_builds").path(0).isTextual()).isTrue();
        String words = "Image build failed. The disk is full. OSBS build id: osbs-" + failed;
        workshop.faults(1005, words, "getTaskResult", failed);
        assertThat(workshop.call("getTaskResult", failed, with("raise_fault", false))
                        .path("faultCode")
                        .asInt())
                .isEqualTo(1005);
        workshop.faults(1000, "Task " + canceled + " is canceled", "getTaskResult", canceled);
        workshop.faults(1000, "Task " + open + " is not finished", "getTaskResult", open);
        assertThat(workshop.call("cancelTask", closed).isNull()).isTrue();
        assertThat(workshop.hub.taskState(closed)).isEqualTo("CLOSED");
    }

    @Test
    void tasksAreListedByFilters() {
        Map<String, Object> ours = new HashMap<>(Map.of(
                "method", "buildContainer", "owner", 2, "createdAfter", 1.0, "state", List.of(0, 1, 2, 3, 4, 5)));
        ours.put("parent", null);
        ours.put("decode", true);
        JsonNode rows = workshop.call("listTasks", ours, Map.of("order", "-id", "limit", 3, "offset", 1));
        assertThat(rows.findValues("id")).extracting(JsonNode::asLong).containsExactly(canceled, failed, closed);
        assertThat(HubWorkshop.fields(rows.path(0)))
                .isEqualTo(INFO.replace(
                        "owner parent priority", "owner owner_name owner_type parent priority request result"));
        assertThat(rows.path(1).path("result").path("faultCode").asInt()).isEqualTo(1005);
        assertThat(rows.path(2).path("result").path(0).path("koji_builds")).hasSize(1);
        assertThat(rows.path(0).path("result").isNull()).isTrue();

        JsonNode written = workshop.call("listTasks", Map.of("state", List.of(2)));
        assertThat(written).hasSize(1);
        assertThat(written.path(0).path("request").asText()).startsWith("<?xml version='1.0'?>\n<methodCall>");
        assertThat(count(Map.of("createdAfter", "2018-01-01 00:00:00+00"))).isEqualTo(4);
        assertThat(count(Map.of("createdAfter", "2999-01-01T00:00:00Z"))).isZero();
        assertThat(count(Map.of("owner", 1))).isZero();
        assertThat(count(Map.of("parent", 1))).isZero();
    }

    private int count(Map<String, Object> opts) {
        return workshop.call("listTasks", opts, Map.of("countOnly", true)).asInt();
    }

    @Test
    void filtersOfTheWrongFormReachTheDatabase() {
        workshop.faults(
                1,
                "<class 'psycopg2.errors.SyntaxError'>: syntax error at or near \"0\"\nLINE 6:    AND (state IN 0)\n"
                        + "                         ^\n",
                "listTasks",
                Map.of("state", 0));
        workshop.faults(
                1,
                "<class 'psycopg2.errors.InvalidTextRepresentation'>: invalid input syntax for type integer:"
                        + " \"freshmaker\"\nLINE 5:  WHERE (owner = 'freshmaker')\n                        ^\n",
                "listTasks",
                Map.of("owner", "freshmaker"));
        workshop.faults(1, "<class 'Exception'>: Invalid order: nope", "listTasks", Map.of(), Map.of("order", "nope"));
    }
}
