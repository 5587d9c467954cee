package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpRulesTest {

    private static final Set<String> SENT = Set.of(
            "cache-control",
            "content-length",
            "content-security-policy",
            "content-type",
            "referrer-policy",
            "x-content-type-options");

    /** As clients know them, from 0. */
    private static final String EVENT_TYPES = "MBSModuleStateChangeEvent GitModuleMetadataChangeEvent"
            + " GitRPMSpecChangeEvent TestingEvent GitDockerfileChangeEvent BodhiUpdateCompleteStableEvent"
            + " KojiTaskStateChangeEvent BrewSignRPMEvent ErrataRPMAdvisoryShippedEvent"
            + " BrewContainerTaskStateChangeEvent ErrataAdvisoryStateChangedEvent FreshmakerManualRebuildEvent"
            + " ODCSComposeStateChangeEvent ManualRebuildWithAdvisoryEvent FreshmakerAsyncManualBuildEvent"
            + " BotasErrataShippedEvent ManualBundleRebuildEvent FlatpakModuleAdvisoryReadyEvent"
            + " FlatpakApplicationManualBuildEvent";

    private static final List<String> PATHS_WITH_ID = List.of(
            "/api/1/events/ID",
            "/api/2/events/ID/",
            "/api/2/events/ID/decisions",
            "/api/1/builds/ID",
            "/api/1/event-types/ID",
            "/api/1/build-types/ID",
            "/api/2/build-states/ID",
            "/api/2/composes/ID",
            "/api/2/pullspec_overrides/ID");

    private static RunningApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new RunningApi(
                Engine.embedded(),
                own -> List.of(broken()),
                "insert into events (id, message_id, search_key, event_type_id, state) values (1, 'm-1', 'k', 2, 2)",
                "insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,"
                        + " rebuild_reason, batch, waiting_for) values (1, 1, 2, 'module', 'perl', 'f27', 'mbs', 1, '',"
                        + " 'dependency', 0, 0)",
                "insert into composes (id, content_key, source_type, source, packages, builds, sigkeys, arches, flags)"
                        + " values (1, 'k', 0, '', '', '', '', '', '')");
    }

    /** Fails in each of the ways that Java has, whatever the compiler thinks of it. */
    private static ApiPart broken() {
        Map<String, Throwable> ways = Map.of(
                "deep", new StackOverflowError("deep"),
                "full", new OutOfMemoryError("full"),
                "wrong", new AssertionError("wrong"),
                "checked", new IOException("checked"),
                "away", new IllegalStateException(new SQLTransientConnectionException("away")));
        return () -> List.of(Endpoint.get("/broken/{how}", "break", "Fails", call -> {
            throw HttpRulesTest.<RuntimeException>sneaky(ways.get(call.path().get("how")));
        }));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "events/1", "builds", "event-types", "build-types", "build-states", "about"})
    void answersEveryPathWithAndWithoutASlashInBothVersions(String path) {
        for (int version : new int[] {1, 2}) {
            HttpResponse<String> bare = api.get("/api/" + version + "/" + path);
            HttpResponse<String> slashed = api.get("/api/" + version + "/" + path + "/");

            assertThat(bare.statusCode()).isEqualTo(200);
            assertThat(bare.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(slashed.statusCode()).isEqualTo(200);
            assertThat(slashed.body()).isEqualTo(bare.body());
        }
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
        for (String path : new String[] {"/api/1/events/", "/api/2/events/1", "/api/1/events/99"}) {
            HttpResponse<String> head =
                    api.send(HttpRequest.newBuilder(api.uri(path)).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.statusCode()).isEqualTo(api.get(path).statusCode());
            assertThat(head.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void namesTypesAndStates() {
        JsonNode types = api.json("/api/1/event-types/").get("items");
        assertThat(types.findValuesAsText("name")).containsExactly(EVENT_TYPES.split(" "));
        for (int id = 0; id < types.size(); id++) {
            assertThat(types.get(id).toString())
                    .isEqualTo("{\"id\":%d,\"name\":\"%s\"}", id, EVENT_TYPES.split(" ")[id]);
        }
        assertThat(api.get("/api/2/event-types/18").body())
                .isEqualTo("{\"id\":18,\"name\":\"FlatpakApplicationManualBuildEvent\"}");
        assertThat(api.get("/api/1/build-types/").body())
                .isEqualTo("{\"items\":[{\"id\":0,\"name\":\"RPM\"},{\"id\":1,\"name\":\"IMAGE\"},"
                        + "{\"id\":2,\"name\":\"MODULE\"},{\"id\":3,\"name\":\"IMAGE_REPOSITORY\"}]}");
        assertThat(api.get("/api/1/build-states/4/").body()).isEqualTo("{\"id\":4,\"name\":\"PLANNED\"}");
        assertThat(api.get("/api/1/build-states/").body()).contains("{\"id\":3,\"name\":\"CANCELED\"}");
        assertThat(api.get("/api/1/about/").body()).isEqualTo("{\"version\":\"1.2.3\",\"auth_backend\":\"none\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-types/99", "build-types/x", "build-states/5", "build-states/4294967296"})
    void doesNotKnowATypeOrStateThatIsNotThere(String path) {
        HttpResponse<String> response = api.get("/api/1/" + path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(RunningApi.tree(response).get("message").textValue())
                .startsWith("No such ")
                .endsWith(" found.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/1/nothing", "/api/3/events/", "/api/1/events/1/builds", "/pom.xml", "/api/1/about/x"})
    void answersAnUnknownPathWith404InJson(String path) {
        assertThat(error(api.get(path), 404).get("error").textValue()).isEqualTo("Not Found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void answersAWrongMethodWith405AndWhatIsAllowed(String method) {
        for (String path : new String[] {"/api/1/about/", "/api/2/event-types/3"}) {
            HttpResponse<String> response =
                    api.send(HttpRequest.newBuilder(api.uri(path)).method(method, BodyPublishers.noBody()));

            error(response, 405);
            assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "full", "wrong", "checked"})
    void answersWhateverFailsInJsonWithoutInternalsAndLogsTheCause(String how) {
        var log = (Logger) LoggerFactory.getLogger(Failures.class);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        log.addAppender(heard);

        HttpResponse<String> response = api.get("/api/2/broken/" + how);
        log.detachAppender(heard);

        assertThat(error(response, 500).get("message").textValue()).isEqualTo(ErrorAnswers.FAILED);
        assertThat(heard.list)
                .filteredOn(event -> event.getMessage().equals("{} failed")
                        && event.getThrowableProxy().getMessage().equals(how))
                .hasSize(1);
    }

    @Test
    void tellsWhenToComeAgainWhileTheDatabaseIsAway() {
        HttpResponse<String> response = api.get("/api/2/broken/away");

        error(response, 503);
        assertThat(response.headers().firstValue("retry-after")).hasValue("5");
    }

    @Test
    void tellsInOptionsWhatIsAllowed() {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(api.uri("/api/1/events/1")).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS, PATCH");
        error(api.send(HttpRequest.newBuilder(api.uri("/nothing")).method("OPTIONS", BodyPublishers.noBody())), 404);
    }

    @Test
    void sendsNothingOfTheRequestBackAsHeader() {
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(
                        api.uri("/api/1/events/?evil=1&id=7&Location=http://x/&CamelHttpResponseCode=418"))
                .header("X-My", "abc")
                .header("Content-Type", "text/html")
                .header("Retry-After", "9")
                .header("CamelHttpResponseCode", "418")
                .header("Cookie", "a=b"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map().keySet()).isEqualTo(SENT);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/1/events/", "/api/2/events/1", "/api/1/events/99", "/nothing", "/api/1/builds/?state=x"})
    void sendsWhatKeepsBrowsersFromMisusingAnyAnswer(String path) {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS", "DELETE"}) {
            HttpHeaders headers = api.send(
                            HttpRequest.newBuilder(api.uri(path)).method(method, BodyPublishers.noBody()))
                    .headers();

            assertThat(headers.allValues("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.allValues("cache-control")).containsExactly("no-store");
            assertThat(headers.allValues("content-security-policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(headers.allValues("referrer-policy")).containsExactly("no-referrer");
        }
    }

    @Test
    void repeatsLittleOfWhatItRefuses() {
        String long3000 = "x".repeat(3_000);
        for (String path : new String[] {
            "builds/?state=",
            "builds/?event_id=",
            "builds/?order_by=",
            "events/1/decisions/?type=",
            "changes/?kind=",
            "history/?artifact=",
            "why/?rpm=openssl&artifact=",
            "why/?artifact=image:a:b&rpm=",
            "verify-image/",
            "verify-image/1-1-",
            "verify-image-repository/f27/"
        }) {
            HttpResponse<String> response = api.get("/api/2/" + path + long3000);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).as(path).contains("x".repeat(90), "…").doesNotContain("x".repeat(100));
        }
        for (String path : new String[] {"history/?artifact=a", "why/?rpm=openssl&artifact=a", "verify-image/a"}) {
            assertThat(error(api.get("/api/2/" + path + "%1B-1-1"), 400)
                            .get("message")
                            .textValue())
                    .endsWith(" can't have control characters.");
        }
        String name = "image:" + "y".repeat(400) + ":f27";
        assertThat(api.json("/api/2/history/?artifact=" + name)
                        .at("/meta/message")
                        .textValue())
                .contains("y".repeat(90))
                .doesNotContain("y".repeat(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/2/events/1", "/api/%32/events/1", "/api/1/../2/events/1", "/api//2/./events/1"})
    void answersInTheVersionOfThePathHoweverItIsWritten(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"builds_summary\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "xchunked", "identity"})
    void refusesABodyOfWhichOthersMayThinkThatItEndsElsewhere(String encoding) throws IOException {
        String hidden = "GET /api/1/about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(raw("GET /api/1/about HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + encoding + "\r\n\r\n" + hidden))
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1");
    }

    /** Each with a request behind it, which some would take for a part of the body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Length: 5||0||",
                "HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding: chunked||0||",
                "HTTP/1.1|Host: x|Content-Length: 1|Content-Length: 2||{}",
                "HTTP/1.1|Host: x|Content-Length: +2||{}",
                "HTTP/1.0|Transfer-Encoding: chunked||0||",
                "HTTP/1.1|Host: x|Host: y|Content-Length: 0||",
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked||zz|{}|0||",
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked||2|{}0||",
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked||ffffffffffffffff|{}|0||",
                "HTTP/2.0|Host: x|Content-Length: 0||",
                "HTTP/9.9|Host: x|Content-Length: 0||",
            })
    void refusesWhatOthersMayReadDifferently(String request) throws IOException {
        String text = "POST /api/1/builds " + request.replace("|", "\r\n");

        String answer = raw(text + "GET /api/1/about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?is)HTTP/1.[01] 400 .*\r\ncontent-type: application/json\r\n.*")
                .contains("\"status\":400}")
                .containsOnlyOnce("HTTP/1.");
    }

    @Test
    void takesTheIdOfThePathWhateverTheQuerySays() {
        assertThat(api.json("/api/1/events/1?id=2").get("id").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%zz", "name=%", "name=a%00b", "=%e"})
    void refusesAQueryThatCannotBeDecoded(String query) throws IOException {
        assertThat(raw("GET /api/1/builds/?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("The query of the URL can't be read: ", "\"status\":400")
                .doesNotContain("Decoder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=a|b", "name={x}", "name=a;b", "&&", "name", "%3D=%3D", "a[]=1", "name=%ff%fe"})
    void readsAnUnusualQuery(String query) throws IOException {
        assertThat(raw("GET /api/1/builds/?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"first\":\"http://x/api/1/builds/?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/1/events/%zz",
                "GET /api/1/events/%00",
                "GET /api/1/events/%2e%2e/%2e%2e/etc",
                "GET //",
                "GET *",
                "OPTIONS *",
                "GET http://elsewhere.example/nothing",
                "HEAD /nothing",
                "GET /api/1/events/1%",
                "GET /api/1/\\\\",
                "GET /../../etc/passwd",
                "GET /api/..%2f..%2fpom.xml",
                "GET /api/1/../../pom.xml",
                "GET /api/2/events/..%5c..%5cpom.xml",
                "GET /api/2/events/%252e%252e%252fpom.xml",
                "GET /api/2/events/..;/..;/pom.xml",
                "GET /application.properties",
                "GET file:///etc/passwd",
            })
    void answersAnUnusualPathWithAClientError(String line) throws IOException {
        String answer = raw(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?is)HTTP/1.1 4(00|04) .*content-type: application/json.*");
    }

    @Test
    void findsNothingUnderATextLongerThanItsColumn() {
        assertThat(api.json("/api/1/events/?requester=" + "x".repeat(3_000)).get("items"))
                .isEmpty();
        assertThat(api.json("/api/1/builds/?name=" + "x".repeat(3_000)).get("items"))
                .isEmpty();
    }

    @Test
    void makesLinksOfTheHostThatTheClientUsed() throws IOException {
        assertThat(raw("GET /api/1/events/ HTTP/1.1\r\nHost: freshmaker.example:8443\r\nConnection: close\r\n\r\n"))
                .contains("\"first\":\"http://freshmaker.example:8443/api/1/events/?page=1&per_page=10\"");
        assertThat(raw("GET /api/1/events/ HTTP/1.0\r\n\r\n"))
                .contains("\"first\":\"http://127.0.0.1:" + api.port() + "/api/1/events/?page=1&per_page=10\"");
    }

    @Test
    void readsOverABodyWhereNoneIsExpected() {
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(api.uri("/api/1/events/1"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .method("GET", BodyPublishers.ofString("{\"id\": 2")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(RunningApi.tree(response).get("id").intValue()).isEqualTo(1);
    }

    @Test
    void takesABodyInPiecesAndOneThatWaitsForLeave() throws IOException {
        String head = "POST /api/1/builds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n";

        assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"))
                .contains("errata_id or freshmaker_event_id has to be given.");
        for (String leave : new String[] {"100-continue", "100-Continue"}) {
            assertThat(raw(head + "Expect: " + leave + "\r\nContent-Length: 2\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 100 Continue")
                    .contains("errata_id or freshmaker_event_id has to be given.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json|Content-Encoding: gzip",
                "Content-Type: application/json|Content-Encoding: identity|Content-Encoding: br",
                "Content-Type: application/json|Content-Type: application/json",
                "Content-Type: application/json|Content-Type: text/plain",
                "Content-Type: application/json; charset=utf-8, text/plain",
                "X-Y: z",
            })
    void takesOnlyPlainJson(String headers) throws IOException {
        String request = "POST /api/1/builds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n";

        assertThat(raw(request + headers.replace("|", "\r\n") + "\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415 ")
                .contains(
                        headers.contains("Encoding")
                                ? "the header Content-Encoding can only be identity here"
                                : "Send JSON: one header Content-Type, which is application/json.");
        assertThat(raw(request + "Content-Type: application/json\r\nContent-Encoding: Identity\r\n\r\n{}"))
                .contains("errata_id or freshmaker_event_id has to be given.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200-ok", "100-continue, 200-ok", "100-continue\r\nExpect: 200-ok", ""})
    void refusesWhatItIsExpectedToDoAndDoesNot(String expected) throws IOException {
        for (String method : new String[] {"GET", "HEAD", "POST"}) {
            String request = method + " /api/2/builds HTTP/1.1\r\nHost: x\r\nExpect: " + expected + "\r\n\r\n";

            assertThat(raw(request))
                    .matches("(?is)HTTP/1.1 417 .*\r\ncontent-type: application/json\r\n.*")
                    .contains(method.equals("HEAD") ? "" : "\"status\":417}")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    /** To 1, in the eyes of Java, or of those who overlook what surrounds a number. */
    @ParameterizedTest
    @ValueSource(strings = {"+1", "%2B1", "-1", "%201", "1%20", "1%09", "\u0661", "\uff11", "1_0", "0x1", "1.0", "1e0"})
    void takesNothingForANumberButPlainDigits(String written) {
        String number = written.codePoints().anyMatch(digit -> digit > 127)
                ? URLEncoder.encode(written, StandardCharsets.UTF_8)
                : written;
        for (String path : PATHS_WITH_ID) {
            error(api.get(path.replace("ID", number)), 404);
        }
        if (!written.equals("-1")) {
            for (String query : new String[] {"builds/?event_id=", "builds/?build_id=", "changes/?last_event_id="}) {
                error(api.get("/api/2/" + query + number), 400);
            }
            assertThat(api.json("/api/2/events/?page=2&per_page=" + number).at("/meta/per_page"))
                    .hasToString("10");
        }
    }

    /** It reads nothing before all is sent: the answer has to outlast that, and the connection ends with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "413 POST /api/1/builds|Content-Length: 4000000",
                "413 POST /api/1/builds|Transfer-Encoding: chunked",
                "413 POST /api/1/builds|Content-Length: 4000000|Connection: close",
                "415 POST /api/1/builds|Content-Length: 4000000|Content-Type: multipart/form-data",
                "404 POST /nothing|Content-Length: 4000000",
                "417 POST /api/1/builds|Content-Length: 4000000|Expect: more",
                "400 POST /api/1/builds|Transfer-Encoding: identity",
                "414 GET /" + "%s|X-Y: z",
            })
    @Timeout(60)
    void tellsWhoIsStillSendingWhyItIsNotTaken(String request) throws IOException {
        String head = request.substring(4)
                .replaceFirst("\\|", " HTTP/1.1\r\nHost: x\r\n")
                .replace("|", "\r\n")
                .replace("%s", "x".repeat(5_000));
        byte[] piece = "x".repeat(40_000).getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write((head + "\r\n\r\n" + (head.contains("chunked") ? "3d0900\r\n" : ""))
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(piece);
            }

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("(?is)HTTP/1.[01] " + request.substring(0, 3) + " .*\r\nconnection: close\r\n.*")
                    .endsWith("\"status\":" + request.substring(0, 3) + "}")
                    .containsOnlyOnce("HTTP/1.");
        }
    }

    @Test
    void answersNothingBehindARequestWhoseBodyItDidNotWaitFor() throws IOException {
        String two = "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
                + "GET /api/1/about HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(raw(two)).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1");
        for (int i = 0; i < 3; i++) {
            error(api.post("/nothing", "{}"), 404);
            error(api.post("/api/1/about/", "{}"), 405);
        }
    }

    @Test
    void breaksOffWhoNeverStopsSending() throws IOException {
        try (var socket = new Socket("127.0.0.1", api.port())) {
            var out = socket.getOutputStream();
            out.write("POST /api/1/builds HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            out.write(new byte[40_000]);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(api.uri("/api/1/events/"))
                .method("GET", BodyPublishers.ofString("x".repeat(5_000))));

        assertThat(error(response, 413).get("message").textValue()).contains("freshmaker.web.max-body");
    }

    @Test
    void refusesAUrlThatIsTooLong() {
        error(api.get("/api/1/events/?search_key=" + "x".repeat(5_000)), 414);
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        error(api.send(HttpRequest.newBuilder(api.uri("/api/1/about/")).header("X-Long", "x".repeat(9_000))), 431);
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        assertThat(raw("HELLO\r\n\r\n")).startsWith("HTTP/1.0 400 ").contains("\"status\":400");
    }

    @Test
    void compressesForWhoAsks() {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(api.uri("/api/1/event-types/")).header("Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
    }

    private static JsonNode error(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        JsonNode error = RunningApi.tree(response);
        assertThat(error.get("status").intValue()).isEqualTo(status);
        assertThat(error.get("message").textValue()).isNotBlank();
        assertThat(error.size()).isEqualTo(3);
        return error;
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesFormsInAnyMethod() throws Exception {
        for (String type : new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
            var request = HttpRequest.newBuilder(api.uri("/api/2/about"))
                    .header("Content-Type", type)
                    .method("GET", HttpRequest.BodyPublishers.ofString("id=%zz"));
            error(api.send(request), 415);
        }
    }
}
