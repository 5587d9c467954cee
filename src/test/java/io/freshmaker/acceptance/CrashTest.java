package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.CommandRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the process at each step, starts it again on the same files, and finds that every message's work is done once.
 * Each case has a message and a module or image of its own; the life that finishes some cases is the one killed in the
 * next ones.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

    private static final String UNDISTURBED = "undisturbed";
    private static final Spot SECOND_PAGE_NOT_COMMITTED =
            Spot.leaving("io.freshmaker.inventory.ImageTagRows", "count").the(2);
    private static final Pattern READ = Pattern.compile("inventory: (\\d+) image builds more from koji");
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Moment, Interrupted> cases = new HashMap<>();
    private final List<Interrupted> finished = new ArrayList<>();
    private final List<Life> lives = new ArrayList<>();
    private Path directory;
    private Town town;
    private Dockyard yard;
    private Foundry foundry;
    private Life life;

    @RegisterExtension
    final AfterTestExecutionCallback printing = test -> test.getExecutionException()
            .ifPresent(failure -> failure.addSuppressed(new AssertionError("The last two lives:\n" + printed())));

    @BeforeAll
    void finishesAMessageUndisturbedAndIsKilledInTheMiddleOfTheFill(@TempDir Path given) throws InterruptedException {
        directory = given;
        town = new Town(given).base("platform", "f27");
        yard = new Dockyard(town);
        foundry = new Foundry(given, yard);
        Deaths.all()
                .flatMap(List::stream)
                .forEach(moment -> cases.put(moment, Interrupted.at(moment, town, yard, foundry)));
        var undisturbed = ModuleCase.in(town, UNDISTURBED, null);
        yard.koji.stopListening();
        life = begin();
        Hold filling = life.debugger().holdAt(SECOND_PAGE_NOT_COMMITTED);
        yard.koji.startListening();
        life.deliver(undisturbed.message());
        undisturbed.awaitDoneOnce(life, PATIENCE);
        finished.add(undisturbed);
        filling.await(PATIENCE);
        assertThat(life.kill()).as("exit code").isEqualTo(KILLED);
        life = begin();
    }

    @AfterAll
    void didNothingAgainLater() {
        try {
            finished.forEach(one -> one.assertDoneOnce(life));
            assertThat(yard.koji.duplicates()).isEmpty();
            assertThat(CommandRun.of("inventory", "export", "-D", "freshmaker.data=" + directory.resolve("data"))
                            .out())
                    .contains(finished.stream()
                            .map(Interrupted::nvr)
                            .filter(Objects::nonNull)
                            .map(nvr -> "\"" + nvr + "\"")
                            .toList());
        } finally {
            lives.forEach(Life::close);
            foundry.close();
            yard.close();
            town.close();
        }
    }

    @Test
    void isKilledAtEveryMomentOnce() {
        assertThat(Deaths.all().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .contains(KillPoint.values())
                .contains(ImageKillPoint.values())
                .contains(FastKillPoint.values());
    }

    @Test
    void goesOnWithAFillWhereItWas() {
        List<Life> both = lives.subList(0, 2);
        await().atMost(PATIENCE).until(() -> both.get(1).output().contains("inventory: filled from koji"));
        long images = yard.images();
        assertThat(both.get(0).output()).contains(images + " of them to be read");
        assertThat(both.get(1).output()).doesNotContain("of them to be read");
        assertThat(both.stream().mapToLong(CrashTest::imagesRead)).containsExactly(5L, images - 5);
    }

    private static long imagesRead(Life life) {
        return READ.matcher(life.output())
                .results()
                .mapToLong(page -> Long.parseLong(page.group(1)))
                .sum();
    }

    @ParameterizedTest
    @MethodSource("io.freshmaker.acceptance.Deaths#all")
    void finishesOnceWhatAKillInterrupted(List<Moment> moments) throws InterruptedException {
        if (!life.lasts()) {
            life = begin();
        }
        try {
            for (Moment moment : moments) {
                holdAt(moment);
            }
        } finally {
            assertThat(life.kill()).as("exit code").isEqualTo(KILLED);
        }
        moments.forEach(moment -> cases.get(moment).assertAsKilled());
        life = begin();
        moments.forEach(moment -> cases.get(moment).awaitDoneOnce(life, PATIENCE));
        moments.stream()
                .map(Moment::redelivered)
                .filter(Objects::nonNull)
                .forEach(outcome ->
                        await().atMost(PATIENCE).until(() -> life.deliveries(outcome), number -> number == 1));
        ignoresARepetition(moments);
    }

    private void holdAt(Moment moment) throws InterruptedException {
        Interrupted one = cases.get(moment);
        one.prepare();
        Hold hold = life.debugger().holdAt(moment.spot());
        life.deliver(one.message());
        one.goOn(life);
        hold.await(PATIENCE);
    }

    private void ignoresARepetition(List<Moment> moments) {
        long before = life.deliveries("duplicate");
        List<Interrupted> done = moments.stream().map(cases::get).toList();
        done.forEach(one -> life.deliver(one.message()));
        await().atMost(PATIENCE).until(() -> life.deliveries("duplicate"), now -> now == before + done.size());
        done.forEach(one -> one.assertDoneOnce(life));
        finished.addAll(done);
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
                "freshmaker.tick", "250",
                "freshmaker.plan.hold", "0",
                "freshmaker.retry.max", "1"));
        settings.putAll(yard.settings());
        settings.putAll(foundry.settings());
        var next = new Life(directory.resolve("life-" + lives.size() + ".log"), settings);
        lives.add(next);
        return next;
    }

    private String printed() {
        return lives.stream()
                .skip(Math.max(0, lives.size() - 2))
                .map(Life::output)
                .collect(Collectors.joining("\n"));
    }
}
