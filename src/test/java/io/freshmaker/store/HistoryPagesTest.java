package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** However the page of a history is found, it has the same rows, each on one page. */
@OnEachDatabase
class HistoryPagesTest {

    private static final int EVENTS = 40;

    @Parameter
    private Engine engine;

    /** Events at one time, planned again or not, in another order than that of their ids. */
    private static void fill(TestDatabase database) {
        database.database().transact(handle -> {
            for (int n = 1; n <= EVENTS; n++) {
                handle.execute("insert into events (id, message_id, search_key, event_type_id, state, time_created,"
                        + " replanned_at) values (" + n + ", 'm-" + n + "', 'k', 5, 1, " + time(n * 7 % 13) + ", "
                        + (n % 6 == 0 ? time(n * 5 % 17) : "null") + ")");
                for (String type : List.of("image", "module")) {
                    handle.execute("insert into builds (event_id, type_id, artifact_type, name, stream, system,"
                            + " state, rebuild_reason, batch, waiting_for, held, time_submitted, time_completed) values ("
                            + n + ", 1, '" + type + "', 'httpd', 'f" + n % 3 + "', 'koji', " + n % 5
                            + ", 'unknown', 0, 0, "
                            + (n % 9 == 0 ? 3 : 0) + ", " + (n % 4 == 0 ? "null" : time(n % 11)) + ", "
                            + (n % 4 == 0 ? "null" : time(n % 7 + 5)) + ")");
                }
                handle.execute(
                        "insert into event_changes (event_id, content_type, type, name, stream, revision) values ("
                                + n + ", 'c', 'image', 'httpd', 'f" + n % 2 + "', 'r'), (" + n
                                + ", 'd', 'image', 'httpd', 'f"
                                + n % 2 + "', 'r')");
            }
            for (int n = 1; n <= EVENTS; n++) {
                for (String type : List.of("image", "module")) {
                    handle.execute("insert into decisions (event_id, content_type, artifact_type, name, stream,"
                            + " rebuild, rule, reason) values (" + (EVENTS + 1 - n) + ", 'c', '" + type
                            + "', 'httpd', 'f"
                            + n % 3 + "', true, '', '')");
                }
            }
            return null;
        });
    }

    private static String time(int minute) {
        return "timestamp '2018-04-10 10:%02d:00'".formatted(minute);
    }

    @Test
    void hasTheSameRowsWhetherTheyAreFewOrMany() {
        try (var database = new TestDatabase(engine)) {
            fill(database);
            for (List<ArtifactRange> ranges : List.of(
                    List.of(new ArtifactRange("image", "httpd", "f1")),
                    List.of(new ArtifactRange("image", "httpd", null), new ArtifactRange("module", "httpd", "f2")),
                    List.of(new ArtifactRange(null, "httpd", null)),
                    List.of(new ArtifactRange("image", "other", "f1")))) {
                List<HistoryKey> all = keys(database, ranges, 1, 0, 1_000);
                int total = (int) new ArtifactHistory(database.database())
                        .page(ranges, 0, 1)
                        .total();

                assertThat(all).as("%s", ranges).hasSize(total).doesNotHaveDuplicates();
                for (int offset = 0; offset <= total; offset += 23) {
                    List<HistoryKey> page = all.subList(offset, Math.min(offset + 7, total));
                    assertThat(keys(database, ranges, 1, offset, 7))
                            .as("%s", ranges)
                            .isEqualTo(page);
                    assertThat(keys(database, ranges, 1_000_000, offset, 7))
                            .as("%s from %d", ranges, offset)
                            .isEqualTo(page);
                }
            }
        }
    }

    private static List<HistoryKey> keys(
            TestDatabase database, List<ArtifactRange> ranges, long rows, int offset, int limit) {
        Map<HistoryPart, Long> counts =
                Arrays.stream(HistoryPart.values()).collect(Collectors.toMap(part -> part, part -> rows));
        return database.database().look(reading -> ArtifactHistory.keys(reading, ranges, counts, offset, limit));
    }
}
