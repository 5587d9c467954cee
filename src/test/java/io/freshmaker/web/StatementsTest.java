package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.store.LoggingEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many queries are run for an answer, which does not depend on how much there is to answer. */
class StatementsTest {

    /** The builds of other events that one became a cause of, and the names of builds that are not at hand. */
    private static final int MORE = 2;

    private static final String MANY = " from unnest(sequence_array(1, 300, 1)) as s (n)";

    @TempDir
    private Path directory;

    @Test
    void runsAFixedNumberOfStatementsForEachAnswer() throws Exception {
        var engine = new LoggingEngine(directory);
        try (var api = new RunningApi(engine, ApiRows.ALL)) {
            new ImageLearning(api.database(), 2).learn(List.of(ApiRows.IMAGE), "koji");
            Map<String, Long> few = new TreeMap<>();
            List<String> reads = reads(api);
            reads.forEach(path -> few.put(path, queries(api, engine, path)));
            fill(api);

            assertThat(reads).hasSizeGreaterThan(30);
            for (String path : reads) {
                // From now on its total is known for a while.
                api.json(path);
                long some = queries(api, engine, path + "per_page=5");

                assertThat(queries(api, engine, path + "per_page=50")).as(path).isEqualTo(some);
                assertThat(some).as(path).isBetween(0L, few.get(path) + MORE);
            }
        }
    }

    private static long queries(RunningApi api, LoggingEngine engine, String path) {
        engine.queries();
        api.json(path);
        return engine.queries();
    }

    private static List<String> reads(RunningApi api) {
        List<String> reads = new ArrayList<>();
        api.json("/api/openapi.json").get("paths").properties().forEach(path -> {
            String id = path.getValue().at("/get/operationId").asText("").replaceFirst("-[12]$", "");
            if (!id.isEmpty() && !id.equals("stream-changes")) {
                String address = ApiCalls.address(path.getKey(), id);
                reads.add(address + (address.contains("?") ? "&" : "?"));
            }
        });
        return reads;
    }

    /** Much of everything, and much that belongs to each thing that is shown alone. */
    private static void fill(RunningApi api) {
        api.sql(
                "insert into events (id, message_id, search_key, event_type_id, state) select 1000 + n, 'm-1000' || n,"
                        + " 'k', 6, 1" + MANY,
                "insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,"
                        + " batch, waiting_for, dep_on_id) select 1000 + n, 1, 1, 'image', 'base', 'f27', 'koji', 1,"
                        + " 'unknown', 0, 0, 10" + MANY,
                "insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,"
                        + " batch, waiting_for, dep_on_id) select 2000 + n, 1000 + n, 1, 'image', 'base', 'f27', 'koji', 1,"
                        + " 'unknown', 0, 0, 11" + MANY,
                "insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,"
                        + " constituent_stream, reason) select 11, 1000 + n, 'build-signed', 'rpm', 'openssl', 'f27',"
                        + " 'signed'" + MANY,
                "insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,"
                        + " constituent_stream, reason) select 2000 + n, 1, 'build-signed', 'rpm', 'openssl', 'f27',"
                        + " 'signed'" + MANY,
                "insert into event_dependencies (event_id, depends_on_id) select 1000 + n, 1" + MANY,
                "insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason,"
                        + " build_id) select 1, 'build-signed', 'image', 'base', 'f' || n, true, 'r', 'rebuilt', 1000 + n"
                        + MANY,
                "insert into composes (id, content_key, source_type, source, packages, builds, sigkeys, arches, flags)"
                        + " select 1000 + n, 'k-1000' || n, 6, '', '', 'a-1-1', '', '', ''" + MANY,
                "insert into build_composes (build_id, compose_id, usable, replaced) select 1000 + n, 4, true, false"
                        + MANY,
                "insert into build_composes (build_id, compose_id, usable, replaced) select 11, 1000 + n, true, false"
                        + MANY,
                "insert into compose_states (compose_id, time_seen, words) select 4, current_timestamp, 'seen'" + MANY,
                "insert into audit (id, person, how, action, event_id, words) select 1000 + n, 'ada', 'oidc', 'cancel',"
                        + " 1, ''" + MANY);
    }
}
