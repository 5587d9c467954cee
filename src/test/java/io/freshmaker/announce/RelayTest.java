package io.freshmaker.announce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.Envelope;
import io.freshmaker.store.Announcements;
import io.freshmaker.store.Pause;
import io.freshmaker.store.Replica;
import io.freshmaker.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "org.fedoraproject.prod.freshmaker.";

    private final TestDatabase database = new TestDatabase();
    private final List<Wire> sent = new CopyOnWriteArrayList<>();
    private int refusedAfter = Integer.MAX_VALUE;

    @BeforeEach
    void hasAnEventWithTwoBuilds() {
        database.run("insert into events (message_id, search_key, event_type_id, state, state_reason, time_done)"
                + " values ('m', 'rpms/perl:f27', 2, 2, 'All 2 rebuilt.', current_timestamp)");
        for (String name : List.of("perl", "httpd")) {
            database.run(
                    "insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason,"
                            + " rebuild_reason, batch, waiting_for, remote_id, rebuilt_nvr, time_completed)"
                            + " values (1, 2, 'module', ?, 'f27', 'mbs', 1, 'Built.', 'dependency', 0, 0, 7, 'nvr',"
                            + " current_timestamp)",
                    name);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Replica replica(String name) {
        var replica = new Replica(database.database(), name, "all", "1.0", Duration.ofSeconds(30));
        replica.beat();
        return replica;
    }

    private Relay relay(Replica replica) {
        return new Relay(
                new Announcements(database.database(), replica),
                new Notices(JSON, Envelope.FEDORA_MESSAGING, PREFIX, "https://freshmaker.example.org"),
                this::outlet,
                new Pause(Duration.ZERO));
    }

    private Outlet outlet() {
        return new Outlet() {
            @Override
            public void send(Wire wire) {
                if (sent.size() >= refusedAfter) {
                    throw new IllegalStateException("the broker is away.");
                }
                sent.add(wire);
            }

            @Override
            public void close() {}
        };
    }

    private void event(int state, String reason) {
        database.run(
                "insert into announcements (kind, event_id, state, state_reason) values (0, 1, ?, ?)", state, reason);
    }

    private void build(long build, int state, String reason) {
        database.run(
                "insert into announcements (kind, event_id, build_id, state, state_reason) values (1, 1, ?, ?, ?)",
                build,
                state,
                reason);
    }

    @Test
    void tellsEachChangeAsItWasWithAbsoluteAddresses() {
        build(1, 4, "Waiting for a free slot of mbs.");
        event(1, "2 builds planned.");
        build(1, 1, "Built.");

        relay(replica("a")).send();

        assertThat(sent)
                .extracting(Wire::subject)
                .containsExactly(
                        PREFIX + "build.state.changed",
                        PREFIX + "event.state.changed",
                        PREFIX + "event.state.changed.min",
                        PREFIX + "build.state.changed");
        JsonNode planned = body(0);
        assertThat(planned.path("state_name").asText()).isEqualTo("PLANNED");
        assertThat(planned.path("state_reason").asText()).isEqualTo("Waiting for a free slot of mbs.");
        assertThat(planned.path("build_id").isNull()).isTrue();
        assertThat(planned.path("time_completed").isNull()).isTrue();
        assertThat(planned.path("url").asText()).isEqualTo("https://freshmaker.example.org/api/1/builds/1");
        JsonNode full = body(1);
        assertThat(full.path("state_name").asText()).isEqualTo("BUILDING");
        assertThat(full.path("time_done").isNull()).isTrue();
        assertThat(full.at("/builds/1/url").asText()).isEqualTo("https://freshmaker.example.org/api/1/builds/2");
        assertThat(full.has("builds_summary")).isFalse();
        JsonNode brief = body(2);
        assertThat(brief.at("/builds_summary/DONE").asInt()).isEqualTo(2);
        assertThat(brief.has("builds")).isFalse();
        assertThat(body(3).path("rebuilt_nvr").asText()).isEqualTo("nvr");
        assertThat(sent)
                .extracting(wire -> wire.headers().get("freshmaker_sequence"))
                .containsExactly("1", "2", "2", "3");
    }

    @Test
    void tellsWhatWasAskedForInItsPlace() {
        build(1, 4, "one");
        told(2, "{\"errata_id\":1,\"metadata\":{\"url\":\"/browse/X-1\"}}");
        told(3, "{}");
        told(4, "{\"builds_id\":[2]}");
        build(1, 0, "two");

        relay(replica("a")).send();

        assertThat(sent)
                .extracting(wire -> wire.subject().substring(PREFIX.length()))
                .containsExactly(
                        "build.state.changed",
                        "manual.rebuild",
                        "async.manual.build",
                        "manage.eventcancel",
                        "build.state.changed");
        assertThat(sent.get(1).body())
                .as("what a person gave")
                .isEqualTo("{\"errata_id\":1,\"metadata\":{\"url\":\"/browse/X-1\"}}");
        assertThat(sent).extracting(Wire::messageId).doesNotHaveDuplicates();
    }

    private void told(int kind, String body) {
        database.run("insert into announcements (kind, event_id, state, body) values (?, 1, 0, ?)", kind, body);
    }

    private JsonNode body(int index) {
        try {
            return JSON.readTree(sent.get(index).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void losesNothingWhileTheBrokerIsAway() {
        build(1, 4, "one");
        build(2, 4, "two");
        build(1, 0, "three");
        refusedAfter = 1;
        Relay relay = relay(replica("a"));

        relay.send();
        assertThat(relay.sentence()).isEqualTo("2 announcements wait (the broker is away).");
        relay.send();
        assertThat(reasons()).containsExactly("one");

        refusedAfter = Integer.MAX_VALUE;
        relay.send();
        assertThat(reasons()).containsExactly("one", "two", "three");
        assertThat(relay.sentence()).isEqualTo("All announcements are sent.");
    }

    @Test
    void theTroubleOfAReplicaThatSendsNoMoreIsNotTold() {
        Replica a = replica("a");
        Relay first = relay(a);
        build(1, 4, "one");
        refusedAfter = 0;
        first.send();
        assertThat(first.sentence()).isEqualTo("1 announcement waits (the broker is away).");

        a.leave();
        Relay second = relay(replica("b"));
        second.send();
        first.send();

        assertThat(first.sentence()).isEqualTo("1 announcement waits.");
        assertThat(second.sentence()).isEqualTo("1 announcement waits (the broker is away).");
    }

    @Test
    void whatWasSentAndNotNotedIsSentAgainWithTheSameId() {
        build(1, 4, "one");
        build(1, 0, "two");
        relay(replica("a")).send();
        // As a kill leaves it between the two.
        database.run("update announcements set sent_at = null where sequence = 2");
        database.run("delete from replicas");

        relay(replica("b")).send();

        assertThat(reasons()).containsExactly("one", "two", "two");
        assertThat(sent.get(2)).isEqualTo(sent.get(1));
        assertThat(sent.get(0).messageId()).isNotEqualTo(sent.get(1).messageId());
    }

    @Test
    void anEventThatWentOutByHalfGoesOutAgainAsAWhole() {
        event(1, "planned");
        refusedAfter = 1;
        Relay relay = relay(replica("a"));
        relay.send();
        refusedAfter = Integer.MAX_VALUE;
        relay.send();

        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
    }

    @Test
    void ofTwoReplicasOneSendsUntilItLeaves() {
        Replica a = replica("a");
        Replica b = replica("b");
        Relay first = relay(a);
        Relay second = relay(b);
        for (int i = 0; i < 250; i++) {
            build(1 + i % 2, 0, "r" + i);
        }

        ForkJoinTask<?> beside = ForkJoinTask.adapt(second::send).fork();
        first.send();
        beside.join();
        assertThat(reasons())
                .hasSize(250)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) ->
                        Integer.compare(Integer.parseInt(one.substring(1)), Integer.parseInt(other.substring(1))));

        a.leave();
        b.beat();
        build(1, 1, "last");
        second.send();
        assertThat(reasons()).endsWith("last");
    }

    @Test
    void goesOnBehindWhatWasRemoved() {
        build(99, 4, "gone");
        build(1, 4, "here");

        relay(replica("a")).send();

        assertThat(reasons()).containsExactly("here");
    }

    private List<String> reasons() {
        return sent.stream()
                .map(wire -> {
                    try {
                        return JSON.readTree(wire.body()).path("state_reason").asText();
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
