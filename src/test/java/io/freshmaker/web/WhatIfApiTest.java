package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Topics;
import io.freshmaker.forecast.Forecasts;
import io.freshmaker.forecast.NoForecast;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfApiTest {

    private static final Path SAMPLES = Path.of("src/main/resources/routes/content/samples");
    private static final String BUILDS = """
            insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,
                batch, waiting_for, planned_key, time_submitted, time_completed) values
            """;

    private RunningApi api;
    private Database database;
    private ContentTypes contentTypes;
    private JsonNode document;
    private volatile Function<Received, Answers> answering;

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

    private JsonNode ask(String question) {
        HttpResponse<String> response = api.post("/api/2/what-if/", question);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = RunningApi.tree(response);
        assertThat(OpenApiTest.mistakes(document, document.at("/components/schemas/Forecast"), answer))
                .as(response.body())
                .isEmpty();
        return answer;
    }

    private String refused(int status, String question) {
        HttpResponse<String> response = api.post("/api/2/what-if/", question);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RunningApi.tree(response).path("message").asText();
    }

    private static List<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private Map<String, List<Map<String, Object>>> tables() {
        return database.read(handle -> {
            Map<String, List<Map<String, Object>>> all = new TreeMap<>();
            List<String> names = handle.createQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'"
                            + " and table_name <> 'schema_history'")
                    .mapTo(String.class)
                    .list();
            names.forEach(name -> all.put(
                    name, handle.createQuery("select * from " + name).mapToMap().list()));
            return all;
        });
    }

    @Test
    void tellsThePlanOfRpmsWithItsOrderAndHowLongItTakes() {
        JsonNode part =
                ask("{\"rpms\": [\"lantern-3.4-1.fc27\"]}").path("parts").path(0);

        assertThat(part.path("content_type").asText()).isEqualTo("rpms-requested");
        assertThat(part.path("answer").asText()).isEqualTo("planned");
        JsonNode builds = part.path("builds");
        assertThat(each(builds, "artifact")).containsExactly("image:base-container:f27", "image:httpd-container:f27");
        assertThat(each(builds, "original_nvr")).containsExactly("base-container-27-1", "httpd-container-2.4-3");
        assertThat(builds.path(0).path("estimate").toString())
                .isEqualTo("{\"seconds\":620,\"samples\":3,\"of\":\"artifact\"}");
        assertThat(builds.path(1).path("estimate").toString())
                .isEqualTo("{\"seconds\":610,\"samples\":4,\"of\":\"type\"}");
        assertThat(builds.path(1).path("begins_after_seconds").asInt()).isEqualTo(620);
        assertThat(builds.path(0).path("joins").isNull()).isTrue();
        assertThat(builds.path(1).path("joins").toString()).isEqualTo("{\"build_id\":14,\"event_id\":1}");
        assertThat(builds.path(1).path("prerequisites").toString()).isEqualTo("[\"image:base-container:f27\"]");
        assertThat(builds.path(0).path("causes").path(0).path("reason").asText())
                .startsWith("lantern-3.4-1.fc27 of updates (f27-updates), asked for by anonymous, holds");
        assertThat(each(part.path("batches"), "estimated_seconds")).containsExactly("620", "610");
        assertThat(part.path("estimated_seconds").asInt()).isEqualTo(1230);
        assertThat(part.path("decisions")).hasSize(2);
    }

    @Test
    void answersOfMessagesEventsUpdatesAndArtifactsAndStoresNothing() {
        var before = tables();

        String message = "{\"topic\": \"org.fedoraproject.prod.bodhi.update.complete.stable\", \"body\": {\"update\":"
                + " {\"alias\": \"FEDORA-1\", \"status\": \"stable\", \"builds\": [{\"nvr\": \"lantern-3.4-1.fc27\"}],"
                + " \"release\": {\"name\": \"F27\", \"stable_tag\": \"f27-updates\"}}}}";
        assertThat(each(ask("{\"message\": " + message + "}").path("parts"), "content_type"))
                .containsExactly("update-shipped");
        JsonNode again = ask("{\"event_id\": 1}");
        assertThat(each(again.path("parts").path(0).path("builds"), "artifact"))
                .containsExactly("module:lantern:3", "module:lighthouse:1.2");
        assertThat(again.path("builds_without_estimate").asInt()).isEqualTo(2);
        assertThat(ask("{\"update\": \"FEDORA-2018-1\"}")
                        .path("parts")
                        .path(0)
                        .path("because")
                        .asText())
                .contains("set freshmaker.bodhi.url")
                .endsWith(".")
                .doesNotContain("replan EVENT");
        JsonNode named =
                ask("{\"artifacts\": [\"module:lantern:3\", \"image:gong-container:f27\"], \"dry_run\": true}");
        assertThat(each(named.path("parts"), "system")).containsExactlyInAnyOrder("mbs", "koji");
        assertThat(each(named.path("parts"), "dry_run")).containsOnly("true");
        assertThat(because("weather", "{\"rain\": true}")).startsWith("No content type knows");

        assertThat(tables()).isEqualTo(before);
    }

    private String because(String topic, String body) {
        JsonNode answer = ask("{\"message\": {\"topic\": \"" + topic + "\", \"body\": " + body + "}}");
        assertThat(answer.path("recognised").asBoolean()).isFalse();
        return answer.path("because").asText();
    }

    @Test
    void saysWhyNobodyRecognisesAMessage() {
        assertThat(because("weather", "{\"rain\": true}"))
                .startsWith(
                        "No content type knows messages of the topic weather. Known are bodhi.update.complete.stable, ")
                .contains(", git.receive, ")
                .doesNotContain("odcs");
        assertThat(because("org.fedoraproject.stg.git.receive", "{}"))
                .isEqualTo(
                        "No content type knows messages of the topic org.fedoraproject.stg.git.receive. git.receive is"
                                + " known: if this bus is meant, add org.fedoraproject.stg. to freshmaker.bus.topic-prefixes.");
        assertThat(because("git.receive", "{\"commit\": {\"namespace\": \"tests\"}}"))
                .startsWith("No content type recognises this message of the topic git.receive. dockerfile-changed: Its"
                        + " filter finds nothing in the message: $")
                .contains(" module-changed: Its filter", " spec-changed: Its filter");
        assertThat(because(
                        "git.receive",
                        "{\"commit\": {\"namespace\": \"rpms\", \"repo\": \"lantern\", \"branch\": \"f27\","
                                + " \"rev\": \"36f77f15\", \"stats\": {\"files\": {\"sources\": {}}}}}"))
                .contains(" spec-changed: No file *.spec changed at the top level of rpms/lantern");
        JsonNode part =
                ask("{\"message\": {\"topic\": \"git.receive\", \"body\": {\"commit\": {\"namespace\": \"rpms\","
                        + " \"repo\": \"unheard-of\", \"branch\": \"f27\", \"rev\": \"36f77f15\","
                        + " \"stats\": {\"files\": {\"unheard-of.spec\": {}}}}}}}");
        assertThat(part.path("because").isNull()).isTrue();
        assertThat(each(part.path("parts"), "answer")).containsExactly("no_rebuild");
        assertThat(each(part.path("parts"), "because")).containsExactly("No module builds rpm unheard-of:f27.");
    }

    @Test
    void narrowsThePlanToWhatIsNamed() {
        JsonNode part = ask("{\"rpms\": [\"lantern-3.4-1.fc27\"], \"container_images\": [\"base-container-27-1\"]}")
                .path("parts")
                .path(0);

        assertThat(each(part.path("builds"), "artifact")).containsExactly("image:base-container:f27");
        assertThat(each(part.path("decisions"), "rule")).contains("request.only");
    }

    @Test
    void plansTheEventOfARequestAsThatWasMadeUnlessTheQuestionSaysMore() {
        JsonNode asked = ask("{\"event_id\": 3}").path("parts").path(0);
        assertThat(each(asked.path("builds"), "artifact")).containsExactly("image:base-container:f27");
        assertThat(asked.path("dry_run").asBoolean()).isTrue();
        assertThat(asked.at("/builds/0/causes/0/reason").asText()).contains("asked for by mary: a bad mirror");

        JsonNode more = ask("{\"event_id\": 3, \"dry_run\": false, \"container_images\": [\"httpd-container-2.4-3\"]}")
                .path("parts")
                .path(0);
        assertThat(each(more.path("builds"), "artifact"))
                .as("with what it is built on")
                .containsExactly("image:base-container:f27", "image:httpd-container:f27");
        assertThat(more.path("dry_run").asBoolean()).isFalse();
    }

    @Test
    void takesABareNameForItsBuildsInEachReleaseAndItsSpecFile() {
        JsonNode answer = ask("{\"rpm\": \"lantern\"}");

        JsonNode parts = answer.path("parts");
        assertThat(each(parts, "content_type"))
                .containsOnly("rpms-requested", "spec-changed")
                .endsWith("spec-changed");
        assertThat(each(parts, "release"))
                .containsExactlyInAnyOrder(
                        "updates", "rawhide-and-branched", "eln", "modular", "layered", "layered-modules", "null");
        assertThat(each(parts.path(parts.size() - 1).path("builds"), "artifact"))
                .containsExactly("module:lantern:3", "module:lighthouse:1.2");
        assertThat(parts.path(parts.size() - 1).path("search_key").asText()).isEqualTo("rpms/lantern:f27");
        assertThat(answer.path("builds_total").asInt()).isEqualTo(4);
        assertThat(StreamSupport.stream(parts.spliterator(), false)
                        .filter(part -> part.path("release").asText().equals("eln"))
                        .map(part -> part.path("because").asText()))
                .singleElement(STRING)
                .startsWith("Koji knows no build of lantern that is stable in eln (eln-updates, eln): name a source");
        assertThat(each(
                        ask("{\"rpms\": [\"nowhere-known\"], \"release\": \"F27\"}")
                                .path("parts"),
                        "because"))
                .singleElement(STRING)
                .startsWith("Koji knows no build of nowhere-known that is stable in F27");
    }

    @Test
    void namesWhatIsWrongWithAQuestion() {
        String one = "Exactly one of message, update, rpms, rpm, artifacts, event_id has to be given.";
        assertThat(refused(400, "{}")).isEqualTo(one);
        assertThat(refused(400, "{\"update\": \"FEDORA-1\", \"event_id\": 1}")).isEqualTo(one);
        assertThat(refused(400, "{\"rmps\": []}"))
                .startsWith("There is no field 'rmps' here: there are message, update");
        assertThat(refused(400, "{\"rpm\": \"lantern.rpm\"}")).startsWith("rpm has to be the name of a source, or");
        assertThat(refused(400, "{\"rpms\": []}")).startsWith("rpms has to be a list of 1 to 1000 texts");
        assertThat(refused(400, "{\"artifacts\": [\"lantern:f27\"]}")).startsWith("artifacts has to be a list of");
        assertThat(refused(400, "{\"update\": \"A B\"}")).startsWith("update has to be the alias of an update");
        assertThat(refused(400, "{\"update\": \"A\", \"release\": \"F27\"}")).startsWith("release says where rpms");
        assertThat(refused(400, "{\"message\": {\"body\": {}}}")).startsWith("message can't be read: name its topic");
        assertThat(refused(400, "{\"event_id\": 2}")).startsWith("The message of that event is kept no more");
        assertThat(refused(404, "{\"event_id\": 4}")).isEqualTo("No such event found.");
        assertThat(refused(400, "{\"event_id\": 1, \"dry_run\": \"yes\"}"))
                .isEqualTo("dry_run has to be true or false.");
        assertThat(api.post("/api/1/what-if/", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void saysOfWhichMessagesAFilterCannotJudge() {
        String large = "{\"topic\": \"mbs.module.state.change\", \"body\": %s}";

        assertThat(refused(400, "{\"message\": " + large.formatted("{\"state\": 1e999999999}") + "}"))
                .contains("numbers that are too large");
        assertThat(refused(400, "{\"message\": " + large.formatted("\"{\\\"state\\\": 1e999999999}\"") + "}"))
                .startsWith(
                        "The message can't be judged: The filter $[?(@.state == 4 || @.state == 5)] can't be applied");
    }

    @Test
    void letsFewAskAtATime() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        answering = received -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Answers(0, received.message(), List.of());
        };
        var first = new Thread(() -> ask("{\"update\": \"FEDORA-1\"}"));
        first.start();
        begun.await();
        HttpResponse<String> second = api.post("/api/2/what-if/", "{\"update\": \"FEDORA-1\"}");
        end.countDown();
        first.join();

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void saysThatContentTypesCannotBeUsedHere() {
        answering = received -> {
            throw NoForecast.unavailable("The content types can't be used in this process: no policy.");
        };

        assertThat(refused(503, "{\"update\": \"FEDORA-1\"}")).startsWith("The content types can't be used");
    }
}
