package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Topics;
import io.freshmaker.forecast.Forecasts;
import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.json.ForecastJson;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Received;
import io.freshmaker.service.ContentTypes;
import io.freshmaker.store.Database;
import io.freshmaker.store.Engine;
import io.freshmaker.store.KeptMessages;
import io.freshmaker.store.PastBuilds;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Questions about plans, over the sample inventory, past builds of its images, and the events of kept messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WhatIfCase {

    private static final Path SAMPLES = Path.of("src/main/resources/routes/content/samples");
    private static final String BUILDS = """
            insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,
                batch, waiting_for, planned_key, time_submitted, time_completed) values
            """;

    RunningApi api;
    Database database;
    /** Who answers questions, which each test may change. */
    volatile Function<Received, Answers> answering;

    private ContentTypes contentTypes;
    private JsonNode document;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(
                Engine.embedded(),
                this::parts,
                """
                insert into events (id, message_id, search_key, event_type_id, state) values
                  (1, 'm-1', 'rpms/lantern:f27', 2, 2), (2, 'm-2', 'gone', 2, 2), (3, 'm-3', 'asked', 11, 2)
                """,
                BUILDS + done(10, "base-container", 600) + ", " + done(11, "base-container", 700) + ", "
                        + done(12, "base-container", 620) + ", " + done(13, "other-container", 100) + """
                , (14, 1, 1, 'image', 'httpd-container', 'f27', 'koji', 4, 'unknown', 0, 0,
                    'image:httpd-container:f27', null, null)
                """,
                """
                insert into inbox (message_id, topic, address, envelope, headers, body, state) values
                  ('m-1', 'git.receive', 'x', 'fedmsg', '{}',
                   '{"commit": {"namespace": "rpms", "repo": "lantern", "branch": "f27", "rev": "36f77f15",
                     "stats": {"files": {"lantern.spec": {}}}, "agent": "mfern"}}', 1)
                """,
                """
                insert into inbox (message_id, topic, address, envelope, headers, body, state, request) values
                  ('m-3', 'freshmaker.manual.rpms', 'x', 'own', '{}', '{"rpms": ["lantern-3.4-1.fc27"]}', 1,
                   '{"by": "mary", "dry_run": true, "force": false, "only": ["base-container-27-1"],
                     "target": "special-target", "reason": "a bad mirror"}')
                """);
        new InventoryFile(database).take(InventoryFile.builds(SAMPLES.resolve("inventory.jsonl")));
        contentTypes = new ContentTypes(database);
        document = api.json("/api/openapi.json");
    }

    private static String done(int id, String image, int seconds) {
        return "(" + id + ", 1, 1, 'image', '" + image + "', 'f27', 'koji', 1, 'unknown', 0, 0, null,"
                + " timestamp '2026-03-01 07:30:00', timestamp '2026-03-01 07:30:00' + interval '" + seconds
                + "' second(5))";
    }

    private List<ApiPart> parts(Database own) {
        database = own;
        return List.of(new WhatIfApi(
                new Forecasts(
                        message -> contentTypes.meant(message),
                        received -> answering.apply(received),
                        message -> contentTypes.audience(message),
                        new PastBuilds(own)::of,
                        1,
                        Duration.ofSeconds(20)),
                new EnvelopeReader(new Topics(List.of("org.fedoraproject.prod.")), new ObjectMapper()),
                new KeptMessages(own),
                new ForecastJson(system -> 2)));
    }

    @BeforeEach
    void plan() {
        answering = contentTypes::ask;
    }

    @AfterAll
    void stop() {
        contentTypes.close();
        api.close();
    }

    /** The answer to a question, which is as the document of the API has it. */
    JsonNode ask(String question) {
        HttpResponse<String> response = api.post("/api/2/what-if/", question);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = RunningApi.tree(response);
        assertThat(OpenApiTest.mistakes(document, document.at("/components/schemas/Forecast"), answer))
                .as(response.body())
                .isEmpty();
        return answer;
    }

    /** That field of each in a list. */
    static List<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    /** Why nobody recognises a message. */
    String because(String topic, String body) {
        JsonNode answer = ask("{\"message\": {\"topic\": \"" + topic + "\", \"body\": " + body + "}}");
        assertThat(answer.path("recognised").asBoolean()).isFalse();
        return answer.path("because").asText();
    }
}
