package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.ManualRequest;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read of messages that were planned, and of the updates that they told of. */
@OnEachDatabase
class KeptMessagesTest {

    private final TestDatabase database;
    private final KeptMessages messages;
    private final KeptUpdates updates;

    KeptMessagesTest(Engine engine) {
        database = new TestDatabase(engine);
        messages = new KeptMessages(database.database());
        updates = new KeptUpdates(database.database());
        event(1, "FEDORA-1");
        message(1, "bodhi.update.complete.stable", "{\"update\": {\"alias\": \"FEDORA-1\", \"karma\": 1}}", null);
        event(2, "FEDORA-1");
        message(2, "bodhi.update.complete.stable", "{\"update\": {\"alias\": \"FEDORA-1\", \"karma\": 2}}", null);
        event(3, "FEDORA-1");
        message(
                3,
                "freshmaker.manual.update",
                "{\"update\": \"FEDORA-1\"}",
                "{\"by\": \"mary\", \"dry_run\": true, \"force\": false, \"only\": [\"a-1-1\"], \"target\": \"t\","
                        + " \"reason\": \"why not\"}");
        event(4, "gone");
        event(5, "FEDORA-5");
        message(5, "bodhi.update.complete.stable", "{\"update\": \"no object\"}", null);
    }

    private void event(long id, String key) {
        database.run(
                "insert into events (id, message_id, search_key, event_type_id, state) values (?, ?, ?, 2, 2)",
                id,
                "m-" + id,
                key);
    }

    private void message(long event, String topic, String body, String request) {
        database.run(
                "insert into inbox (message_id, topic, address, envelope, headers, body, state, request)"
                        + " values (?, ?, 'x', 'fedmsg', '{}', ?, 1, ?)",
                "m-" + event,
                topic,
                body,
                request);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areFoundByTheirEventsWithWhatWasAskedFor() {
        KeptMessages.Kept bus = messages.ofEvent(1).orElseThrow();
        assertThat(bus.message().topic()).isEqualTo("bodhi.update.complete.stable");
        assertThat(bus.message().body().at("/update/karma").asInt()).isEqualTo(1);
        assertThat(bus.request()).isEqualTo(ManualRequest.NONE);
        assertThat(messages.ofEvent(3).orElseThrow().request())
                .isEqualTo(new ManualRequest("mary", true, false, Set.of("a-1-1"), "t", "why not"));
        assertThat(messages.ofEvent(4)).isEmpty();
        assertThat(messages.exists(4)).isTrue();
        assertThat(messages.exists(6)).isFalse();
    }

    @Test
    void tellTheNewestUpdateOfBodhi() {
        assertThat(updates.of("FEDORA-1").orElseThrow().path("karma").asInt()).isEqualTo(2);
        assertThat(updates.of("FEDORA-5")).isEmpty();
        assertThat(updates.of("FEDORA-6")).isEmpty();
    }
}
