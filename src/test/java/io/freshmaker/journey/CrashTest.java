package io.freshmaker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the process at each step, starts it again on the same files, and finds that every message's work is done once.
 * Each case has a message and a module of its own; the life that finishes one case is the one killed in the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

    private static final String UNDISTURBED = "undisturbed";
    private static final Spot COMMIT = Spot.entering("org.hsqldb.persist.Log", "writeCommitStatement");
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> finished = new ArrayList<>();
    private final List<Life> lives = new ArrayList<>();
    private Path directory;
    private Town town;
    private Life life;

    @RegisterExtension
    final AfterTestExecutionCallback printing = test -> test.getExecutionException()
            .ifPresent(failure -> failure.addSuppressed(new AssertionError("The last two lives:\n" + printed())));

    @BeforeAll
    void finishesAMessageUndisturbed(@TempDir Path given) {
        directory = given;
        town = new Town(given).base("platform", "f27");
        var killed = Stream.of(KillPoint.values()).map(CrashTest::module);
        Stream.of(Stream.of(UNDISTURBED), killed, commits().mapToObj(CrashTest::module))
                .flatMap(names -> names)
                .forEach(name -> town.module(name, "f27", Map.of("platform", "f27"), Map.of(rpm(name), "f27")));
        life = begin();
        publish(UNDISTURBED);
        witness(UNDISTURBED).awaitDoneOnce();
        finished.add(UNDISTURBED);
    }

    @AfterAll
    void didNothingAgainLater() {
        try {
            finished.forEach(module -> witness(module).assertDoneOnce());
        } finally {
            lives.forEach(Life::close);
            town.close();
        }
    }

    @ParameterizedTest
    @EnumSource(KillPoint.class)
    void finishesOnceWhatAKillInterrupted(KillPoint point) throws InterruptedException {
        String module = module(point);
        killAt(point.spot, module);
        if (point.redelivered == null) {
            assertThat(witness(module).bumps()).as("bumps when it was killed").hasSize(point.bumps);
            assertThat(witness(module).submissions())
                    .as("submissions when it was killed")
                    .hasSize(point.submissions);
        }
        life = begin();
        witness(module).awaitDoneOnce();
        if (point.redelivered != null) {
            await().atMost(PATIENCE).until(() -> life.deliveries(point.redelivered), number -> number == 1);
        }
        ignoresARepetition(module);
    }

    @ParameterizedTest
    @MethodSource("commits")
    void finishesOnceWhatWasLostWithACommit(int commit) throws InterruptedException {
        killAt(COMMIT.the(commit), module(commit));
        life = begin();
        witness(module(commit)).awaitDoneOnce();
        ignoresARepetition(module(commit));
    }

    /** Which of the database's commits after a message came is the one that the kill prevents: a sample. */
    static IntStream commits() {
        return IntStream.of(2, 4, 7);
    }

    private void killAt(Spot spot, String module) throws InterruptedException {
        if (!life.lasts()) {
            life = begin();
        }
        life.debugger().holdAt(spot);
        publish(module);
        try {
            life.debugger().awaitHeld(PATIENCE);
        } finally {
            assertThat(life.kill()).as("exit code").isEqualTo(KILLED);
        }
    }

    private void ignoresARepetition(String module) {
        long before = life.deliveries("duplicate");
        publish(module);
        await().atMost(PATIENCE).until(() -> life.deliveries("duplicate"), now -> now > before);
        witness(module).assertDoneOnce();
        finished.add(module);
    }

    private Witness witness(String module) {
        return new Witness(town, life, module);
    }

    private Life begin() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "freshmaker.data", directory.resolve("data").toString(),
                "freshmaker.http.port", "0",
                "freshmaker.management.port", "0",
                "freshmaker.bus.embedded.port", "0",
                "freshmaker.mbs.url", town.mbs.base(),
                "freshmaker.mbs.token", "secret",
                "freshmaker.mbs.timeout", "3",
                "freshmaker.distgit.url", town.distGit.url()));
        settings.putAll(Map.of(
                "freshmaker.mbs.settle", "1",
                "freshmaker.mbs.poll", "1",
                "freshmaker.tick", "150",
                "freshmaker.plan.hold", "0",
                "freshmaker.retry.max", "1"));
        var next = new Life(directory.resolve("life-" + lives.size() + ".log"), settings);
        lives.add(next);
        return next;
    }

    /** Says that the module's rpm was changed, in a message with the module's name as its id. */
    private void publish(String module) {
        life.deliver(Town.specChange(module, rpm(module), "f27"));
    }

    private String printed() {
        return lives.stream()
                .skip(Math.max(0, lives.size() - 2))
                .map(Life::output)
                .collect(Collectors.joining("\n"));
    }

    private static String module(KillPoint point) {
        return point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String module(int commit) {
        return "commit-" + commit;
    }

    private static String rpm(String module) {
        return "lib" + module;
    }
}
