package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of every list, with rows that have no value, and with rows that have the same. */
@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine, """
                insert into events (id, message_id, search_key, event_type_id, state) values
                  (1, 'm-3', 'k', 2, 1), (2, 'm-1', 'k', 8, 1), (3, 'm-2', 'k', 2, 1)
                """, """
                insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, remote_id,
                    original_nvr, rebuilt_nvr, dep_on_id, rebuild_reason, batch, waiting_for) values
                  (10, 1, 2, 'module', 'b', '1', 'mbs', 1, 70, 'b-1-1', 'b-1-2', null, 'unknown', 0, 0),
                  (11, 1, 2, 'module', 'a', '1', 'mbs', 4, null, null, null, 10, 'unknown', 0, 0),
                  (12, 2, 2, 'module', 'b', '1', 'mbs', 1, 60, 'b-1-1', 'b-1-1', null, 'unknown', 0, 0),
                  (13, 2, 2, 'module', 'a', '1', 'mbs', 4, null, 'a-1-1', null, 10, 'unknown', 0, 0),
                  (14, 3, 2, 'module', 'c', '1', 'mbs', 4, null, null, null, 12, 'unknown', 0, 0)
                """, """
                insert into composes (id, content_key, source_type, source, packages, builds, sigkeys, arches, flags,
                    remote_id) values
                  (1, 'k-1', 6, '', '', 'a-1-1', '', '', '', null), (2, 'k-2', 6, '', '', 'a-1-1', '', '', '', 7),
                  (3, 'k-3', 6, '', '', 'a-1-1', '', '', '', null), (4, 'k-4', 6, '', '', 'a-1-1', '', '', '', 5)
                """, """
                insert into audit (id, person, how, action, event_id, build_id, words) values
                  (1, 'b', 'none', 'cancel', 3, null, ''), (2, 'a', 'none', 'cancel', null, 10, ''),
                  (3, 'a', 'none', 'retry', null, null, ''), (4, 'b', 'none', 'retry', 1, null, '')
                """);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events | id | 1 2 3",
                "events | message_id | 2 3 1",
                "builds | id | 10 11 12 13 14",
                "builds | name | 11 13 10 12 14",
                "builds | event_id | 10 11 12 13 14",
                "builds | dep_on_id | 11 13 14 10 12",
                "builds | build_id | 12 10 11 13 14",
                "builds | original_nvr | 13 10 12 11 14",
                "builds | rebuilt_nvr | 12 10 11 13 14",
                "composes | compose_id | 4 2 1 3",
                "audit | person | 2 3 1 4",
                "audit | event_id | 4 1 2 3",
                "audit | build_id | 2 1 3 4",
            })
    void hasEachRowOnceWhateverThePageAndRowsWithoutAValueBehind(String list, String field, String expected) {
        for (int size : new int[] {2, 50}) {
            List<String> up = ids("/api/2/" + list + "/?order_by=" + field + "&per_page=" + size);
            List<String> down = ids("/api/2/" + list + "/?order_by=-" + field + "&per_page=" + size);

            assertThat(String.join(" ", up)).isEqualTo(expected);
            Collections.reverse(down);
            assertThat(down).isEqualTo(up);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_id=1&event_id=2&event_id=3",
                "state=4&state=1",
                "name=a&name=b&name=c",
                "event_type_id=2&event_type_id=8"
            })
    void isTheSameWithAFilter(String filter) {
        for (String field : List.of("dep_on_id", "build_id", "original_nvr", "-rebuilt_nvr")) {
            assertThat(ids("/api/1/builds/?per_page=2&order_by=" + field + "&" + filter))
                    .isEqualTo(ids("/api/1/builds/?per_page=50&order_by=" + field));
        }
    }

    /** As clients walk: until a page has no items. */
    private List<String> ids(String list) {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page < 20; page++) {
            JsonNode items = api.json(list + "&page=" + page).get("items");
            if (items.isEmpty()) {
                return ids;
            }
            items.forEach(item -> ids.add(item.get("id").asText()));
        }
        throw new AssertionError(list + " has no end: " + ids);
    }
}
