package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers and texts of a URL, of which some are refused and none comes back at length. */
class HttpQueriesTest extends HttpCase {

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

    @Test
    void findsNothingUnderATextLongerThanItsColumn() {
        assertThat(api.json("/api/1/events/?requester=" + "x".repeat(3_000)).get("items"))
                .isEmpty();
        assertThat(api.json("/api/1/builds/?name=" + "x".repeat(3_000)).get("items"))
                .isEmpty();
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

    @Test
    void refusesAUrlThatIsTooLong() {
        error(api.get("/api/1/events/?search_key=" + "x".repeat(5_000)), 414);
    }
}
