package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.inventory.ImageLearning;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for each operation that the description of the API lists, whatever it is about. */
class EveryOperationTest {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "DELETE");
    private static final String CHANGES = "stream-changes";

    private static RunningApi api;
    private static List<Operation> operations;

    /** @param bare its address without a slash at the end of the path */
    private record Operation(String id, String method, String bare, Set<String> allowed) {

        String slashed() {
            return bare.contains("?") ? bare.replaceFirst("/?\\?", "/?") : bare + "/";
        }

        boolean reads() {
            return method.equals("GET") && !id.equals(CHANGES);
        }

        boolean takesBody() {
            return !method.equals("GET");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        api = new RunningApi(ApiRows.ALL);
        new ImageLearning(api.database(), 2).learn(List.of(ApiRows.IMAGE), "koji");
        operations = new ArrayList<>();
        api.json("/api/openapi.json").get("paths").properties().forEach(path -> {
            Set<String> allowed = new TreeSet<>(Set.of("OPTIONS"));
            path.getValue().fieldNames().forEachRemaining(method -> allowed.add(method.toUpperCase(Locale.ROOT)));
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            path.getValue().properties().forEach(operation -> {
                String id = operation.getValue().get("operationId").textValue().replaceFirst("-[12]$", "");
                String bare = ApiCalls.address(path.getKey(), id).replaceFirst("/(\\?|$)", "$1");
                operations.add(new Operation(id, operation.getKey().toUpperCase(Locale.ROOT), bare, allowed));
            });
        });
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(String method, String path) {
        return send(method, path, "application/json", null);
    }

    private static JsonNode error(HttpResponse<String> response, int status, String about) {
        assertThat(response.statusCode()).as(about + ": " + response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).as(about).hasValue("application/json");
        JsonNode error = RunningApi.tree(response);
        assertThat(error.fieldNames()).toIterable().as(about).containsExactly("error", "message", "status");
        assertThat(error.get("status").intValue()).as(about).isEqualTo(status);
        assertThat(error.get("message").textValue()).as(about).isNotBlank();
        return error;
    }

    @Test
    void answersBothFormsOfAPathAndHeadLikeGet() {
        for (Operation operation : operations) {
            if (operation.reads()) {
                HttpResponse<String> bare = api.get(operation.bare());
                HttpResponse<String> slashed = api.get(operation.slashed());
                assertThat(bare.statusCode()).as(operation.bare()).isEqualTo(200);
                assertThat(slashed.statusCode()).as(operation.slashed()).isEqualTo(200);
                assertThat(timeless(slashed.body())).isEqualTo(timeless(bare.body()));
            }
            for (String path : List.of(operation.bare(), operation.slashed())) {
                if (operation.method().equals("GET")) {
                    HttpResponse<String> head = send("HEAD", path);
                    assertThat(head.statusCode()).as(path).isEqualTo(200);
                    assertThat(head.body()).as(path).isEmpty();
                    assertThat(head.headers().firstValue("content-type"))
                            .as(path)
                            .isPresent();
                }
            }
        }
    }

    private static String timeless(String body) {
        return body.replaceAll("\"[0-9-]{10}T[0-9:]{8}Z\"", "a time")
                .replaceAll("\\d+ (second|minute)s?", "a while")
                .replaceAll("\"seconds\":\\d+", "\"seconds\":a while");
    }

    @Test
    void tellsForEachPathWhatItTakesAndRefusesTheRest() {
        for (Operation operation : operations) {
            String allow = String.join(", ", operation.allowed());
            for (String path : List.of(operation.bare(), operation.slashed())) {
                HttpResponse<String> options = send("OPTIONS", path);
                assertThat(options.statusCode()).as(path).isEqualTo(204);
                assertThat(options.headers().firstValue("allow")).as(path).hasValue(allow);
            }
            for (String method : METHODS) {
                if (!operation.allowed().contains(method)) {
                    HttpResponse<String> refused = send(method, operation.bare());
                    String about = method + " " + operation.bare();
                    assertThat(refused.statusCode()).as(about).isEqualTo(405);
                    assertThat(refused.headers().firstValue("allow")).as(about).hasValue(allow);
                    if (!method.equals("HEAD")) {
                        error(refused, 405, about);
                    }
                }
            }
        }
    }

    @Test
    void refusesEveryBodyThatIsNoJsonObjectInBothFormsOfAPath() {
        for (Operation operation : operations) {
            for (String path : List.of(operation.bare(), operation.slashed())) {
                if (operation.takesBody()) {
                    String method = operation.method();
                    for (String body : List.of("", "{", "[]", "7", "null", "{\"a\": 1} x", "{\"a\": 1, \"a\": 2}")) {
                        error(send(method, path, "application/json", body), 400, method + " " + path + " " + body);
                    }
                    for (String type :
                            List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                        error(send(method, path, type, "{}"), 415, method + " " + path + " " + type);
                    }
                    JsonNode unknown =
                            error(send(method, path, "application/json; charset=utf-8", "{\"no_such\": 1}"), 400, path);
                    assertThat(unknown.get("message").textValue()).as(path).containsAnyOf("no_such", "field");
                    error(send(method, path, "application/json", " ".repeat(5_000)), 413, path);
                }
            }
        }
    }

    @Test
    void refusesForEachListWhatItsQueryCanNotMean() {
        for (Operation operation : operations) {
            if (operation.reads() && operation.id().startsWith("list-")) {
                String page = operation.slashed() + "?";
                error(api.get(page + "name=%25&x=%00"), 400, page);
                if (!operation.id().contains("-build-") && !operation.id().contains("-types")) {
                    assertThat(error(api.get(page + "order_by=no_such"), 400, page)
                                    .get("message")
                                    .textValue())
                            .startsWith("order_by can't be 'no_such'");
                    for (String odd :
                            List.of("page=x", "page=-1", "page=0", "per_page=x", "per_page=99999999999999999999")) {
                        assertThat(api.get(page + odd).statusCode())
                                .as(page + odd)
                                .isEqualTo(200);
                    }
                }
            }
        }
    }
}
