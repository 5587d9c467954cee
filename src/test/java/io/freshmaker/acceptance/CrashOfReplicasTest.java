package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.freshmaker.sandbox.koji.ImportedBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
 * Kills one of two backends at each step, and finds that the other does its work, once, within the timeout. Each case
 * has a message and a module or image of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashOfReplicasTest {

    private static final String ENDLESS = "endless";
    private static final String LATE = "late";
    private static final String FORESEEN = "foreseen";
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<Moment, Interrupted> cases = new HashMap<>();
    private final List<Interrupted> finished = new ArrayList<>();
    private Town town;
    private Dockyard yard;
    private Foundry foundry;
    private Interrupted paused;
    private Replicas replicas;

    @RegisterExtension
    final AfterTestExecutionCallback printing = test -> test.getExecutionException()
            .ifPresent(failure -> failure.addSuppressed(new AssertionError("They printed:\n" + replicas.printed())));

    @BeforeAll
    void begin(@TempDir Path directory) {
        town = new Town(directory).base("platform", "f27");
        yard = new Dockyard(town);
        foundry = new Foundry(directory, yard);
        paused = ModuleCase.in(town, "paused", null);
        Deaths.ofReplicas()
                .flatMap(List::stream)
                .forEach(moment -> cases.put(moment, Interrupted.at(moment, town, yard, foundry)));
        yard.image(ENDLESS);
        yard.image(FORESEEN);
        yard.image(LATE);
        Map<String, String> settings = new HashMap<>(yard.settings());
        settings.putAll(foundry.settings());
        replicas = new Replicas(directory, town, settings);
    }

    @AfterAll
    void didNothingAgainLater() throws InterruptedException {
        try {
            finished.forEach(one -> one.assertDoneOnce(replicas.frontend()));
            replicas.frontend().stop();
            assertThat(replicas.frontend().output()).doesNotContain("did not close cleanly");
            assertThat(yard.koji.duplicates()).isEmpty();
        } finally {
            replicas.close();
            foundry.close();
            yard.close();
            town.close();
        }
    }

    @ParameterizedTest
    @MethodSource("io.freshmaker.acceptance.Deaths#ofReplicas")
    void finishesOnceWhatTheOtherWasKilledAt(List<Moment> moments) {
        Map<Life, List<Moment>> caught = new LinkedHashMap<>();
        for (Moment moment : moments) {
            Interrupted one = cases.get(moment);
            one.prepare();
            Life here = replicas.caughtAt(moment.spot(), () -> deliver(one));
            caught.computeIfAbsent(here, life -> new ArrayList<>()).add(moment);
        }
        moments.forEach(moment -> cases.get(moment).assertAsKilled());
        caught.forEach(this::kill);
        for (Moment moment : moments) {
            cases.get(moment).awaitDoneOnce(replicas.frontend(), Replicas.TIMEOUT.plus(PATIENCE));
            finished.add(cases.get(moment));
        }
    }

    private void kill(Life caught, List<Moment> moments) {
        Life other = replicas.other(caught);
        Map<String, Long> expected = moments.stream()
                .map(Moment::redelivered)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(outcome -> outcome, outcome -> other.deliveries(outcome) + 1));
        assertThat(replicas.kill(caught)).as("exit code").isEqualTo(KILLED);
        expected.forEach((outcome, number) -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(other.deliveries(outcome))
                        .as("messages " + outcome)
                        .isEqualTo(number)));
    }

    @Test
    void findsTheBumpThatTheOtherMadeWhileItStoodStill() {
        Spot bumping = KillPoint.BUMP_NOT_PUSHED.spot();
        Life still = replicas.caughtAt(bumping, () -> deliver(paused));
        still.pause();
        paused.awaitDoneOnce(replicas.frontend(), Replicas.TIMEOUT.plus(PATIENCE));

        still.goOn();
        still.debugger().release();
        await().atMost(PATIENCE).until(still::output, output -> output.contains("it goes on as a new one"));

        finished.add(paused);
    }

    @Test
    void cancelsOnceWhatTheOtherCanceledWhenItWasKilled() {
        yard.koji.script().stuck(ENDLESS);
        replicas.frontend().deliver(yard.shipped(ENDLESS));
        await().atMost(PATIENCE).until(() -> endless("/state_reason").startsWith("Building as koji task "));
        long event = replicas.frontend()
                .get("/api/1/events/?message_id=" + ENDLESS)
                .at("/items/0/id")
                .asLong();
        Life killed = replicas.caughtAt(
                Spot.leaving("io.freshmaker.koji.KojiTasks", "cancel"),
                () -> replicas.frontend().patch("/api/1/events/" + event, "{\"action\": \"cancel\"}"));
        assertThat(replicas.kill(killed)).as("exit code").isEqualTo(KILLED);

        await().atMost(Replicas.TIMEOUT.plus(PATIENCE)).until(() -> endless("/state_name"), "CANCELED"::equals);

        assertThat(yard.orders(ENDLESS)).hasSize(1);
        long task = yard.orders(ENDLESS).get(0).task();
        assertThat(yard.koji.taskState(task)).isEqualTo("CANCELED");
        assertThat(endless("/state_reason")).isEqualTo("Canceled by anonymous. task " + task + " is canceled there.");
    }

    @Test
    void leavesALateComposeAloneThatTheOtherHadDeletedWhenItWasKilled() {
        ImportedBuild rpm = foundry.signed(LATE);
        foundry.odcs.script().waiting(rpm.nvr());
        replicas.frontend().deliver(foundry.news(LATE, rpm));
        await().atMost(PATIENCE).until(() -> lateCompose().path("step").asText(), "FOLLOW"::equals);
        long late = lateCompose().path("compose_id").asLong();
        foundry.odcs.script().clear(rpm.nvr());
        Life killed = replicas.caughtAt(
                Spot.entering("io.freshmaker.store.Composes", "deleted"),
                () -> replicas.age("update composes set due_at = current_timestamp,"
                        + " deadline_at = current_timestamp - interval '1' second where remote_id = " + late));
        assertThat(foundry.odcs.state(late)).as("when it was killed").isEqualTo("failed");
        assertThat(lateCompose().path("step").asText()).isEqualTo("DISCARD");
        assertThat(replicas.kill(killed)).as("exit code").isEqualTo(KILLED);

        await().atMost(Replicas.TIMEOUT.plus(PATIENCE))
                .until(() -> lateCompose().path("step").asText(), "ENDED"::equals);

        assertThat(lateCompose().path("states").toString())
                .contains("compose " + late + " is failed at ODCS, and needs no deleting");
        assertThat(foundry.deletions(late)).isEqualTo(1);
        String events = "/api/1/events/?message_id=" + Foundry.whole(rpm);
        await().atMost(PATIENCE)
                .until(
                        () -> replicas.frontend()
                                .get(events)
                                .at("/items/0/state_name")
                                .asText(),
                        "COMPLETE"::equals);
        assertThat(replicas.frontend()
                        .get(events)
                        .at("/items/0/builds/0/odcs_composes")
                        .toString())
                .isEqualTo("[" + foundry.made(rpm).get(1).made() + "]");
        assertThat(foundry.made(rpm)).hasSize(2);
    }

    /** The first compose of the late image's rpm. */
    private JsonNode lateCompose() {
        String all = "/api/2/composes/?order_by=id&per_page=100";
        return StreamSupport.stream(replicas.frontend().get(all).path("items").spliterator(), false)
                .filter(one -> one.path("builds_in").toString().contains(LATE + "-libs"))
                .findFirst()
                .map(one -> replicas.frontend()
                        .get("/api/2/composes/" + one.path("id").asLong()))
                .orElseGet(MissingNode::getInstance);
    }

    private String endless(String field) {
        return replicas.frontend()
                .get("/api/1/events/?message_id=" + ENDLESS)
                .at("/items/0/builds/0" + field)
                .asText();
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

    @Test
    void aFrontendTellsWhatWouldBePlannedAndWhichImagesAreRebuilt() {
        yard.newer(FORESEEN).tag("f27-updates");
        Life frontend = replicas.frontend();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(planned(frontend, "{\"rpms\": [\"" + FORESEEN + "-libs-1-2.fc27\"]}"))
                        .containsExactly("image:" + FORESEEN + ":f27"));
        assertThat(planned(frontend, "{\"rpm\": \"" + FORESEEN + "-libs\"}"))
                .containsOnlyOnce("image:" + FORESEEN + ":f27");
        String nvr = yard.koji.stock().newest(FORESEEN).orElseThrow();
        assertThat(frontend.get("/api/2/verify-image/" + nvr)
                        .at("/images/" + nvr)
                        .toString())
                .isEqualTo("[\"F27\",\"F27-extras\"]");
        assertThat(frontend.get("/api/2/events/?search_key=" + FORESEEN)
                        .at("/meta/total")
                        .asInt())
                .as("events of questions")
                .isZero();
    }

    /** The first build of each part of the answer. */
    private static List<String> planned(Life life, String question) {
        JsonNode answer = life.post("/api/2/what-if/", question);
        return StreamSupport.stream(answer.path("parts").spliterator(), false)
                .map(part -> part.at("/builds/0/artifact").asText())
                .toList();
    }

    private void deliver(Interrupted one) {
        replicas.frontend().deliver(one.message());
    }
}
