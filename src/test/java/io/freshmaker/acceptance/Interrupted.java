package io.freshmaker.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import java.time.Duration;

/** The work of one message that a kill interrupts, with what the build systems and the service must say of it. */
interface Interrupted {

    /** The case of a moment, with a module or image of its own. */
    static Interrupted at(Moment moment, Town town, Dockyard yard, Foundry foundry) {
        if (moment instanceof FastKillPoint point) {
            return FastCase.in(foundry, point);
        }
        return moment instanceof ImageKillPoint point ? ImageCase.in(yard, point) : ModuleCase.in(town, moment);
    }

    /** The message's id, which is the name of what it has built too. */
    String id();

    BusMessage message();

    /** Has the build systems be as this case needs them; called right before the message is sent first. */
    default void prepare() {}

    /** Has happen what happens by itself while its work goes on; called when the message was sent first. */
    default void goOn(Life life) {}

    /** The newest build of its image at Koji; null where it has none. */
    default String nvr() {
        return null;
    }

    /** Finds that no more was done outside than may be when the process is killed. */
    void assertAsKilled();

    /** One event, one build, and all that belongs to it outside once. */
    void assertDoneOnce(Life life);

    /** Waits for the end of the event, and finds its work done once. */
    default void awaitDoneOnce(Life life, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> events(life).at("/items/0/state_name").asText(), "COMPLETE"::equals);
        assertDoneOnce(life);
    }

    /** What the service says of the events of the message. */
    default JsonNode events(Life life) {
        return life.get("/api/1/events/?message_id=" + id());
    }
}
