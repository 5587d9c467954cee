package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PollersTest {

    private final AtomicLong millis = new AtomicLong(5_000);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Pollers pollers = new Pollers(metrics, millis::get);

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
}
