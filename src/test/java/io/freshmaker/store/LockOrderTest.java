package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.RemoteBuild.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changes several rows begins with the one of the lowest id, so that nobody has to be stopped and repeated. */
@OnEachDatabase
class LockOrderTest {

    private final Images images;
    private final TestDatabase database;
    private long first;
    private long second;

    LockOrderTest(Engine engine) {
        images = new Images(engine);
        database = images.database;
    }

    @BeforeEach
    void follow() {
        images.planned("m", PlanOf.builds("base", "other"));
        images.running("base", 7);
        images.running("other", 8);
        first = images.pipeline.submission("base");
        second = images.pipeline.submission("other");
        database.run(
                "update submissions set due_at = current_timestamp - interval '1' hour where id in (?, ?)",
                first,
                second);
        // What was done last comes first where nobody asks for an order.
        database.run("update submissions set due_at = due_at - interval '1' hour where id = ?", second);
        database.run("update submissions set words = 'moved' where id = ?", first);
    }

    @AfterEach
    void close() {
        images.close();
    }

    @Test
    void holdsForTasksThatAreTaken() {
        meets(() -> assertThat(images.following.claim().remotes()).containsExactly(7L, 8L));
    }

    @Test
    void holdsForTasksOfWhichAnAnswerCame() {
        Followed followed = images.following.claim();
        meets(() -> images.following.heard(
                followed, List.of(Images.task(7, State.RUNNING, "OPEN"), Images.task(8, State.DONE, "CLOSED"))));
    }

    @Test
    void holdsForTasksOfWhichAMessageCame() {
        database.run("update submissions set system = 'mbs'");
        database.run("update remote_builds set remote_id = 7");
        var body = JsonNodeFactory.instance.objectNode().put("id", 7).put("state", 5);
        var message = new BusMessage(
                "h", ModuleStateReader.TOPIC, ModuleStateReader.TOPIC, Envelope.UMB, Map.of(), null, body);
        var hints = new Hints(database.database(), new ModuleStateReader());
        meets(() -> hints.wake(Draft.of("track-mbs", message)));
    }

    /** Takes the first, waits until the other work waits for it, and takes the second. */
    private void meets(Runnable other) {
        var tries = new AtomicInteger();
        CompletableFuture<?> waiting = database.database().transact(handle -> {
            touch(handle, first);
            CompletableFuture<?> begun = tries.incrementAndGet() == 1 ? CompletableFuture.runAsync(other) : null;
            if (begun != null) {
                Awaitility.await()
                        .during(Duration.ofMillis(200))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> !begun.isDone());
            }
            touch(handle, second);
            return begun;
        });
        assertThat(tries).hasValue(1);
        waiting.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void touch(Handle handle, long id) {
        handle.execute("update submissions set words = 'touched' where id = ?", id);
    }
}
