package io.freshmaker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills one of two backends at each step, and finds that the other does its work, once, within the timeout. Each case
 * has a message and a module of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasCrashTest {

    private static final String PAUSED = "paused";
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> finished = new ArrayList<>();
    private Town town;
    private Replicas replicas;

    @RegisterExtension
    final AfterTestExecutionCallback printing = test -> test.getExecutionException()
            .ifPresent(failure -> failure.addSuppressed(new AssertionError("They printed:\n" + replicas.printed())));

    @BeforeAll
    void begin(@TempDir Path directory) {
        town = new Town(directory).base("platform", "f27");
        Stream.concat(Stream.of(PAUSED), Stream.of(KillPoint.values()).map(ReplicasCrashTest::module))
                .forEach(name -> town.module(name, "f27", Map.of("platform", "f27"), Map.of(rpm(name), "f27")));
        replicas = new Replicas(directory, town);
    }

    @AfterAll
    void didNothingAgainLater() throws InterruptedException {
        try {
            finished.forEach(module -> witness(module).assertDoneOnce());
        } finally {
            replicas.close();
            town.close();
        }
    }

    @ParameterizedTest
    @EnumSource(KillPoint.class)
    void finishesOnceWhatTheOtherWasKilledAt(KillPoint point) {
        String module = module(point);
        Life killed = replicas.caughtAt(point.spot, () -> publish(module));
        long before = point.redelivered == null ? 0 : replicas.survivor().deliveries(point.redelivered);
        if (point.redelivered == null) {
            assertThat(witness(module).bumps()).as("bumps when it was killed").hasSize(point.bumps);
            assertThat(witness(module).submissions())
                    .as("submissions when it was killed")
                    .hasSize(point.submissions);
        }
        replicas.survivor().debugger().release();
        assertThat(killed.kill()).as("exit code").isEqualTo(KILLED);
        replicas.replace();
        witness(module).awaitDoneOnce(Replicas.TIMEOUT.plus(PATIENCE));
        if (point.redelivered != null) {
            assertThat(replicas.survivor().deliveries(point.redelivered)).isEqualTo(before + 1);
        }
        finished.add(module);
    }

    @Test
    void findsTheBumpThatTheOtherMadeWhileItStoodStill() {
        Spot bumping = KillPoint.BUMP_NOT_PUSHED.spot;
        Life paused = replicas.caughtAt(bumping, () -> publish(PAUSED));
        replicas.survivor().debugger().release();
        paused.pause();
        witness(PAUSED).awaitDoneOnce(Replicas.TIMEOUT.plus(PATIENCE));

        paused.goOn();
        paused.debugger().release();
        await().atMost(PATIENCE).until(paused::output, output -> output.contains("it goes on as a new one"));

        replicas.keep(paused);
        finished.add(PAUSED);
    }

    @Test
    void tellsWhoIsThere() throws InterruptedException {
        Life last = replicas.complete();
        assertThat(replicas.frontend().health("replicas"))
                .startsWith("3 replicas: ")
                .contains("frontend-0 (frontend, this one)")
                .containsPattern(
                        "backend-\\d+ \\(backend, seen \\d s ago\\); backend-\\d+ \\(backend, seen \\d s ago\\)");

        assertThat(replicas.frontend().health("database")).isEqualTo("It answers.");
        assertThat(replicas.frontend().health("bus")).as("a frontend's bus").isEmpty();
        assertThat(last.output()).contains("role backend").doesNotContain("API on port");

        last.stop();

        assertThat(replicas.frontend().health("replicas")).startsWith("2 replicas: ");
        replicas.replace();
    }

    private Witness witness(String module) {
        return new Witness(town, replicas.frontend(), module);
    }

    /** Says that the module's rpm was changed, in a message with the module's name as its id. */
    private void publish(String module) {
        replicas.frontend().deliver(Town.specChange(module, rpm(module), "f27"));
    }

    private static String module(KillPoint point) {
        return point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String rpm(String module) {
        return "lib" + module;
    }
}
