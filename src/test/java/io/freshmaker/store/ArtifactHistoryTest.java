package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.inventory.ArtifactNames;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for one artifact reads what is of that artifact. */
class ArtifactHistoryTest {

    private static final int EVENTS = 40;
    private static final ArtifactRange HTTPD = new ArtifactRange("image", "httpd", "f27");
    private static final ArtifactRange OPENSSL = new ArtifactRange("rpm", "openssl", null);
    private static final Artifact HTTPD_F27 = Artifact.image("httpd", "f27");

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void fill() {
        database.run("insert into events (id, message_id, search_key, event_type_id, state, time_created)"
                + " select n, 'm-' || n, 'k', 5, 1, timestamp '2018-04-10 10:00:00' + n second"
                + " from unnest(sequence_array(1, " + EVENTS + ", 1)) as s (n)");
        database.run("insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state,"
                + " rebuild_reason, batch, waiting_for, time_submitted, time_completed) select id, id, 1, 'image', 'httpd',"
                + " 'f27', 'koji', 1, 'unknown', 0, 0, time_created + 1 minute, time_created + 5 minute from events");
        database.run(
                "insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason,"
                        + " build_id) select id, 'update-shipped', 'image', 'httpd', 'f27', true, '', 'rebuilt: x', id from events");
        database.run("insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,"
                + " constituent_stream, reason, revision) select id, id, 'update-shipped', 'rpm', 'openssl', 'f27', '', 'r'"
                + " from events");
        database.run("insert into event_changes (event_id, content_type, type, name, stream, revision)"
                + " select id, 'update-shipped', 'rpm', 'openssl', 'f27', 'r' from events");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isReadWithTheSameStatementsWhateverItsSize() {
        // Up to the eightieth there are builds alone.
        assertThat(page(81)).isEqualTo(page(3 * EVENTS)).isEqualTo(6);
        assertThat(statements(handle -> EventsAbout.decided(
                                handle,
                                HTTPD_F27,
                                LongStream.rangeClosed(1, EVENTS).boxed().toList()))
                        .size())
                .isEqualTo(statements(handle -> EventsAbout.decided(handle, HTTPD_F27, List.of(3L)))
                        .size())
                .isEqualTo(5);
    }

    @Test
    void isFoundByIndexesAlone() {
        var history = new ArtifactHistory(database.database());

        assertThat(statements(handle -> history.page(handle, List.of(HTTPD, OPENSSL), 0, 10))
                        .indexes())
                .contains("DECISIONS_BY_ARTIFACT", "BUILDS_BY_NAME", "EVENT_CHANGES_BY_NAME")
                .noneMatch(index -> index.endsWith("_BY_STATE"));
        assertThat(statements(handle -> EventsAbout.decided(handle, HTTPD_F27, List.of(3L)))
                        .indexes())
                .contains("DECISIONS_BY_ARTIFACT", "BUILD_CAUSES_BUILD")
                .doesNotContain("DECISIONS_BY_EVENT", "BUILD_CAUSES_BY_EVENT");
    }

    /** Of what nothing was counted before. */
    private int page(int limit) {
        return statements(handle -> new ArtifactHistory(database.database()).page(handle, List.of(HTTPD), 0, limit))
                .size();
    }

    private record Ran(int size, List<String> indexes) {}

    private Ran statements(Consumer<Handle> work) {
        return database.database().read(handle -> {
            var log = new StatementLog(handle);
            work.accept(handle);
            return new Ran(log.size(), log.indexes());
        });
    }

    @Test
    void namesEveryKnownArtifactOnce() {
        assertThat(new ArtifactNames(database.database()).named(List.of("httpd", "openssl")))
                .extracting(known -> known.artifact().toString())
                .containsExactlyInAnyOrder("image:httpd:f27", "rpm:openssl:f27");
    }
}
