package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PollersTest {

    private final AtomicLong millis = new AtomicLong(5_000);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Pollers pollers =
            new Pollers(metrics, millis::get, Clock.fixed(Instant.parse("2026-11-22T10:00:00.25Z"), ZoneOffset.UTC));

    @Test
    void namesThoseThatAreLateWithWhatToDo() {
        var plan = pollers.watch("plan", 500, 1_000);
        pollers.watch("retention", 3_600_000, 60_000);
        assertThat(pollers.sentence()).isEqualTo("2 pollers run in time.");

        plan.begins(millis.addAndGet(1_000));
        plan.ends();
        millis.addAndGet(60_500);
        assertThat(pollers.sentence()).isEqualTo("2 pollers run in time.");
        plan.begins(millis.get());
        millis.addAndGet(70_500);

        assertThat(pollers.sentence())
                .startsWith("plan is 70 s late (its last run goes on), retention is 72 s late (it is not running): ")
                .contains("restart Freshmaker");
        assertThat(metrics.get("freshmaker.poll.lag")
                        .tag("route", "plan")
                        .gauge()
                        .value())
                .isEqualTo(70.0);
    }

    @Test
    void listsWhenEachLastRanAndHowOftenItShould() {
        var plan = pollers.watch("plan", 500, 1_000);
        pollers.watch("retention", 3_600_000, 60_000);
        assertThat(pollers.details())
                .containsExactly(
                        entry("plan", "is to run first at 2026-11-22T10:00:01Z, and then every 0.5 s"),
                        entry("retention", "is to run first at 2026-11-22T10:01:00Z, and then every 3600 s"));

        plan.begins(millis.get());
        assertThat(pollers.details()).containsEntry("plan", "runs since 2026-11-22T10:00:00Z, every 0.5 s");
        plan.ends();
        assertThat(pollers.details()).containsEntry("plan", "last ran at 2026-11-22T10:00:00Z, every 0.5 s");
    }
}
