package io.freshmaker.sandbox.odcs;

import static io.freshmaker.sandbox.odcs.OdcsWorkshop.COMPOSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a compose goes from state to state, and what changes it. */
class ComposeLifeTest {

    private final OdcsWorkshop workshop = new OdcsWorkshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    private static Instant time(JsonNode compose, String field) {
        return Instant.parse(compose.path(field).asText());
    }

    private int status(String method, long id, String body) {
        return workshop.send(method, COMPOSES + id, body).statusCode();
    }

    @Test
    void itWaitsIsGeneratedIsDoneAndIsRemovedWhenItsTimeIsOver() {
        long id = workshop.id(OdcsWorkshop.wanted("f27", "bash", ", 'seconds_to_live': 3600"));
        JsonNode done = workshop.until(id, "done");
        assertThat(time(done, "time_to_expire"))
                .isEqualTo(time(done, "time_done").plusSeconds(3600));
        assertThat(done.path("state_reason").asText()).isEqualTo("Compose is generated successfully");
        String file = done.path("result_repofile").asText();

        workshop.odcs.advance(Duration.ofMinutes(59));
        assertThat(workshop.odcs.state(id)).isEqualTo("done");
        assertThat(workshop.send("GET", file, null).statusCode()).isEqualTo(200);
        workshop.odcs.advance(Duration.ofMinutes(2));

        JsonNode removed = workshop.read(id);
        assertThat(removed.path("state").asInt()).isEqualTo(3);
        assertThat(removed.path("state_reason").asText()).isEqualTo("Compose is expired.");
        assertThat(time(removed, "time_removed")).isAfter(time(removed, "time_to_expire"));
        assertThat(removed.path("removed_by").isNull()).isTrue();
        assertThat(removed.has("result_repofile")).isFalse();
        assertThat(workshop.send("GET", file, null).statusCode()).isEqualTo(404);
        assertThat(workshop.told(4))
                .extracting(msg -> msg.at("/compose/state_name").asText())
                .containsExactly("wait", "generating", "done", "removed");
    }

    @Test
    void theScriptSaysWhichFailWhichTakeTimeAndWhichStick() {
        workshop.odcs.script().failTimes("bash", 1, "ACCESS DENIED: unsigned packages");
        workshop.odcs.script().slow("zsh-5-1.fc27", Duration.ofMillis(300));
        workshop.odcs.script().stuck("f28");
        long failed = workshop.id(OdcsWorkshop.wanted("f27", "bash", ""));
        long begin = System.nanoTime();
        long slow = workshop.id("{'source': {'type': 'build', 'builds': ['zsh-5-1.fc27']}}");
        long stuck = workshop.id(OdcsWorkshop.wanted("f28", "zsh", ""));

        JsonNode failure = workshop.until(failed, "failed");
        assertThat(failure.path("state").asInt()).isEqualTo(4);
        assertThat(failure.path("state_reason").asText()).isEqualTo("ACCESS DENIED: unsigned packages");
        assertThat(failure.has("result_repofile")).isFalse();
        workshop.until(workshop.id(OdcsWorkshop.wanted("f27", "bash", "")), "done");
        workshop.until(slow, "done");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(workshop.odcs.state(stuck)).isEqualTo("generating");
        workshop.odcs.letGo("f28");
        workshop.until(stuck, "done");

        workshop.odcs.advance(Duration.ofDays(2));
        assertThat(workshop.read(failed).path("state_name").asText()).isEqualTo("removed");
        assertThat(workshop.read(failed).path("state_reason").asText())
                .startsWith("ACCESS DENIED: unsigned packages\n");
    }

    @Test
    void oneThatIsDoneCanBeKeptLongerAndNeverShorter() {
        long id = workshop.id(OdcsWorkshop.wanted("f27", "bash", ", 'seconds_to_live': 3600"));
        JsonNode before = workshop.until(id, "done");
        workshop.odcs.advance(Duration.ofMinutes(50));

        JsonNode shorter = workshop.patched(id, "{'seconds_to_live': 60}");
        assertThat(shorter.path("time_to_expire")).isEqualTo(before.path("time_to_expire"));
        JsonNode longer = workshop.patched(id, "{'seconds_to_live': 7200, 'sigkeys': ['e99d6ad1']}");
        assertThat(longer.path("id").asLong()).isEqualTo(id);
        assertThat(longer.path("state_name").asText()).isEqualTo("done");
        workshop.odcs.advance(Duration.ofMinutes(110));
        assertThat(workshop.odcs.state(id)).isEqualTo("done");
        workshop.odcs.advance(Duration.ofMinutes(20));
        assertThat(workshop.odcs.state(id)).isEqualTo("removed");
        assertThat(workshop.odcs.made().values()).containsExactly(List.of(id));
    }

    @Test
    void oneThatIsGoneOrIsToBeAnotherIsMadeAnew() {
        workshop.odcs.script().failTimes("bash", 1, "no");
        long failed = workshop.id(OdcsWorkshop.wanted("f27", "bash", ""));
        workshop.until(failed, "failed");
        JsonNode again = workshop.patched(failed, "{}");
        long second = again.path("id").asLong();
        assertThat(second).isEqualTo(failed + 1);
        assertThat(again.path("state_name").asText()).isEqualTo("wait");
        assertThat(again.path("packages").asText()).isEqualTo("bash");
        workshop.until(second, "done");

        workshop.odcs.remove(second);
        assertThat(workshop.read(second).path("removed_by").asText()).isEqualTo("admin");
        long third =
                workshop.patched(second, "{'seconds_to_live': 60}").path("id").asLong();
        assertThat(third).isEqualTo(second + 1);
        workshop.until(third, "done");

        JsonNode other = workshop.patched(third, "{'sigkeys': ['f5282ee4']}");
        assertThat(other.path("id").asLong()).isEqualTo(third + 1);
        assertThat(other.path("sigkeys").asText()).isEqualTo("f5282ee4");
        assertThat(workshop.patched(third, "{'source': {'builds': ['a-1-1']}}")
                        .path("builds")
                        .asText())
                .isEqualTo("a-1-1");
        assertThat(workshop.odcs.made().values()).contains(List.of(failed, second, third));
    }

    @Test
    void whatIsStillBeingMadeOrUnknownCannotBeChanged() {
        workshop.odcs.script().stuck("bash");
        long id = workshop.id(OdcsWorkshop.wanted("f27", "bash", ""));
        workshop.until(id, "generating");

        assertThat(status("PATCH", id, "{}")).isEqualTo(404);
        assertThat(status("PATCH", 999, "{}")).isEqualTo(404);
    }

    @Test
    void oneThatWaitsCanBeCanceled() {
        try (var slow = new OdcsWorkshop(options -> options.withStep(Duration.ofMinutes(5)))) {
            long id = slow.id(OdcsWorkshop.wanted("f27", "bash", ""));

            assertThat(slow.send("PATCH", COMPOSES + id, "{}").statusCode()).isEqualTo(404);
            assertThat(slow.send("DELETE", COMPOSES + id, null).statusCode()).isEqualTo(202);
            assertThat(slow.read(id).path("state_name").asText()).isEqualTo("failed");
            assertThat(slow.read(id).path("state_reason").asText()).isEqualTo("Canceled by unknown");
        }
    }

    @Test
    void aComposeExpiresByItselfToo() {
        long id = workshop.id(OdcsWorkshop.wanted("f27", "bash", ", 'seconds_to_live': 0"));

        await().atMost(Duration.ofSeconds(5))
                .until(() -> workshop.odcs.state(id).equals("removed"));
    }
}
