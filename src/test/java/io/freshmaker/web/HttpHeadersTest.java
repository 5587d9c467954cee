package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the headers of a request ask for, and which ones every answer has, whatever became of the request. */
class HttpHeadersTest extends HttpCase {

    private static final Set<String> SENT = Set.of(
            "cache-control",
            "content-length",
            "content-security-policy",
            "content-type",
            "referrer-policy",
            "x-content-type-options");

    @Override
    List<ApiPart> more() {
        return List.of(broken());
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
            throw HttpHeadersTest.<RuntimeException>sneaky(ways.get(call.path().get("how")));
        }));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
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
    void makesLinksOfTheHostThatTheClientUsed() throws IOException {
        assertThat(raw("GET /api/1/events/ HTTP/1.1\r\nHost: freshmaker.example:8443\r\nConnection: close\r\n\r\n"))
                .contains("\"first\":\"http://freshmaker.example:8443/api/1/events/?page=1&per_page=10\"");
        assertThat(raw("GET /api/1/events/ HTTP/1.0\r\n\r\n"))
                .contains("\"first\":\"http://127.0.0.1:" + api.port() + "/api/1/events/?page=1&per_page=10\"");
    }

    @Test
    void compressesForWhoAsks() {
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(api.uri("/api/1/event-types/")).header("Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
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

    @Test
    void refusesHeadersThatAreTooLarge() {
        error(api.send(HttpRequest.newBuilder(api.uri("/api/1/about/")).header("X-Long", "x".repeat(9_000))), 431);
    }
}
