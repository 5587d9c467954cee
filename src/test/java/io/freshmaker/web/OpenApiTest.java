package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Listeners;
import io.freshmaker.bus.Topics;
import io.freshmaker.forecast.Forecasts;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.json.ForecastJson;
import io.freshmaker.plan.Answers;
import io.freshmaker.store.Database;
import io.freshmaker.store.Engine;
import io.freshmaker.store.KeptMessages;
import io.freshmaker.store.PastBuilds;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

    private static RunningApi api;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        api = new RunningApi(Engine.embedded(), OpenApiTest::foresight, ApiRows.ALL);
        new ImageLearning(api.database(), 2).learn(List.of(ApiRows.IMAGE), "koji");
        document = api.json("/api/openapi.json");
    }

    /** What content types answer is compared with its description where they are at work. */
    private static List<ApiPart> foresight(Database database) {
        return List.of(new WhatIfApi(
                new Forecasts(
                        List::of,
                        received -> new Answers(0, received.message(), List.of()),
                        new Listeners()::audience,
                        new PastBuilds(database)::of,
                        1,
                        Duration.ofSeconds(5)),
                new EnvelopeReader(new Topics(List.of()), new ObjectMapper()),
                new KeptMessages(database),
                new ForecastJson(system -> 1)));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void isReadByToolsWithoutComplaint() {
        var read = new OpenAPIV3Parser().readContents(document.toString(), List.of(), new ParseOptions());

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(document.get("paths"));
    }

    @Test
    void describesEveryOperationThatIsRouted() {
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> described.add(operation.getKey() + " " + bare(path.getKey()))));

        assertThat(described).isEqualTo(api.routed());
    }

    private static String bare(String path) {
        return path.replaceFirst("/$", "");
    }

    @Test
    void namesNothingThatThePagesDoNotExplain() throws IOException {
        String pages = Files.readString(Path.of("docs/api.md")) + Files.readString(Path.of("docs/manual.md"));

        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    String written = path.getKey().replace("/api/1/", "/api/2/");
                    written = PARAMETER
                            .matcher(written)
                            .replaceAll(name -> name.group(1).toUpperCase(Locale.ROOT));
                    String types = written.replaceFirst("(types|states)/ID$", "$1/");
                    assertThat(pages)
                            .contains(method.equals("get") ? types : method.toUpperCase(Locale.ROOT) + " " + written);
                }));
    }

    @Test
    void answersEveryOperationAsItIsDescribed() {
        List<String> called = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode described = operation.getValue();
                    String id = described.get("operationId").textValue();
                    HttpResponse<String> answer =
                            call(operation.getKey(), path.getKey(), id.replaceFirst("-[12]$", ""));

                    assertThat(answer.statusCode())
                            .as(id + ": " + answer.body())
                            .isEqualTo(200);
                    JsonNode media = described.at("/responses/200/content");
                    String type = answer.headers().firstValue("content-type").orElse("");
                    assertThat(media.fieldNames()).toIterable().as(id).anyMatch(type::startsWith);
                    JsonNode schema = media.path("application/json").path("schema");
                    if (!schema.isMissingNode()) {
                        assertThat(mistakes(document, schema, RunningApi.tree(answer)))
                                .as(id + ": " + answer.body())
                                .isEmpty();
                    }
                    called.add(id);
                }));

        assertThat(called).doesNotHaveDuplicates().isNotEmpty();
    }

    private static HttpResponse<String> call(String method, String path, String operation) {
        String address = ApiCalls.address(path, operation);
        var body = ApiCalls.SENT.containsKey(operation)
                ? BodyPublishers.ofString(ApiCalls.SENT.get(operation))
                : BodyPublishers.noBody();
        return api.send(HttpRequest.newBuilder(api.uri(address))
                .header("Content-Type", "application/json")
                // A stream that nobody closes would never end.
                .method(operation.equals("stream-changes") ? "HEAD" : method.toUpperCase(), body));
    }

    @Test
    void describesErrorsAsTheyAre() {
        JsonNode schema = document.at("/components/responses/404/content/application~1json/schema");

        assertThat(mistakes(document, schema, RunningApi.tree(api.get("/api/2/events/99"))))
                .isEmpty();
        assertThat(mistakes(document, schema, RunningApi.tree(api.get("/nothing"))))
                .isEmpty();
        assertThat(mistakes(document, schema, RunningApi.tree(api.get("/api/2/about/"))))
                .isNotEmpty();
    }

    @Test
    void describesWhatEveryOperationMayAnswerAndTake() {
        var whatIf = api.post("/api/2/what-if/", "{\"event_id\": 999}");
        assertThat(whatIf.statusCode()).isEqualTo(404);
        assertThat(document.at("/paths/~1api~12~1what-if~1/post/responses").has("404"))
                .isTrue();
        for (String path :
                List.of("/api/1/builds/", "/api/2/builds/", "/api/1/async-builds/", "/api/2/async-builds/")) {
            assertThat(document.get("paths")
                            .get(path)
                            .at("/post/parameters/0/name")
                            .textValue())
                    .isEqualTo("show_full_json");
        }
        String others = document.at("/components/responses/default/description").textValue();
        assertThat(others).contains("408 Request Timeout", "414 ", "417 ", "431 ");
        assertThat(document.findValues("responses")).hasSizeGreaterThan(20).allMatch(each -> each.has("default"));
    }

    @Test
    void saysWhereItIsToldWhenToComeAgain() {
        for (int status : new int[] {429, 503}) {
            assertThat(document.at("/components/responses/" + status + "/headers/Retry-After/schema/type")
                            .textValue())
                    .isEqualTo("integer");
        }
        assertThat(document.at("/components/responses/404").has("headers")).isFalse();
    }

    /** What is wrong with an answer, by a schema of the document. */
    static Set<String> mistakes(JsonNode document, JsonNode schema, JsonNode answer) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.get("components"));
        Set<String> mistakes = new TreeSet<>();
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(whole)
                .validate(answer)
                .forEach(message -> mistakes.add(message.getMessage()));
        return mistakes;
    }
}
