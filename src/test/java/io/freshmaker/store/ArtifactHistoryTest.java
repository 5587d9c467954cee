package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.inventory.ArtifactNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for one artifact reads what is of that artifact. */
class ArtifactHistoryTest {

    private static final int EVENTS = 40;
    private static final long MANY = 100_000;
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
        assertThat(page(81)).isEqualTo(page(3 * EVENTS)).isEqualTo(5);
        assertThat(decided(LongStream.rangeClosed(1, EVENTS).boxed().toList()).size())
                .isEqualTo(decided(List.of(3L)).size())
                .isEqualTo(5);
    }

    @Test
    void isFoundByIndexesAlone() {
        for (long rows : new long[] {1, MANY}) {
            assertThat(reading(reading -> ArtifactHistory.keys(reading, List.of(HTTPD, OPENSSL), all(rows), 0, 10))
                            .indexes())
                    .contains("DECISIONS_BY_ARTIFACT", "BUILDS_BY_SUBMISSION", "BUILDS_BY_END", "EVENT_CHANGES_BY_NAME")
                    .noneMatch(index -> index.endsWith("_BY_STATE"));
        }
        assertThat(decided(List.of(3L)).indexes())
                .contains("DECISIONS_BY_ARTIFACT", "BUILD_CAUSES_BUILD")
                .doesNotContain("DECISIONS_BY_EVENT", "BUILD_CAUSES_BY_EVENT");
    }

    private int page(int limit) {
        return reading(reading ->
                        new HistoryChains(reading).of(ArtifactHistory.keys(reading, List.of(HTTPD), all(1), 0, limit)))
                .size();
    }

    private LoggedReading decided(List<Long> events) {
        return reading(reading -> EventsAbout.decided(reading, HTTPD_F27, events));
    }

    private static Map<HistoryPart, Long> all(long rows) {
        return Arrays.stream(HistoryPart.values()).collect(Collectors.toMap(part -> part, part -> rows));
    }

    private LoggedReading reading(Consumer<Reading> work) {
        return database.database().read(handle -> {
            var reading = new LoggedReading(handle.getConnection());
            work.accept(reading);
            return reading;
        });
    }

    @Test
    void namesEveryKnownArtifactOnce() {
        assertThat(new ArtifactNames(database.database()).named(List.of("httpd", "openssl")))
                .extracting(known -> known.artifact().toString())
                .containsExactlyInAnyOrder("image:httpd:f27", "rpm:openssl:f27");
    }
}
