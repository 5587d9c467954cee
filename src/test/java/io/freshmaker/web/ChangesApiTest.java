package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients of live changes are sent, against the running server. */
@Timeout(60)
class ChangesApiTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningApi api;

    @BeforeEach
    void hasAnEventWithTwoBuilds() throws Exception {
        api = new RunningApi(
                "insert into outbox (installation, last_sequence) values ('i', 0)",
                "insert into events (message_id, search_key, event_type_id, state) values ('m', 'k', 2, 1)",
                build("perl"),
                build("httpd"));
        change(0, "null", 1, "2 builds planned.");
        change(1, "1", 4, "one");
        change(1, "2", 4, "two");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static String build(String name) {
        return "insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason,"
                + " rebuild_reason, batch, waiting_for) values (1, 2, 'module', '" + name
                + "', 'f27', 'mbs', 0, 'Building.', 'dependency', 0, 0)";
    }

    /** In the order in which the relay gives sequences. */
    private void change(int kind, String build, int state, String reason) {
        api.sql(
                "insert into announcements (kind, event_id, build_id, state, state_reason, sequence, sent_at) select "
                        + kind + ", 1, " + build + ", " + state + ", '" + reason
                        + "', last_sequence + 1, current_timestamp from outbox",
                "update outbox set last_sequence = last_sequence + 1");
    }

    /** What one client hears, until it is closed. */
    private final class Hearing implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<String> kinds;
        private final HttpResponse<InputStream> response;
        private final Thread thread;

        Hearing(String query, String... headers) throws IOException, InterruptedException {
            this(query, new ArrayList<>(), headers);
        }

        /** @param kinds gets those of what comes, in the order in which all who share it hear them */
        Hearing(String query, List<String> kinds, String... headers) throws IOException, InterruptedException {
            this.kinds = kinds;
            var request = HttpRequest.newBuilder(api.uri("/api/2/changes/" + query));
            if (headers.length > 0) {
                request.headers(headers);
            }
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            thread = new Thread(this::read);
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(line -> {
                    lines.add(line);
                    if (line.startsWith("event: ")) {
                        kinds.add(line.substring("event: ".length()));
                    }
                });
            } catch (IOException | UncheckedIOException e) {
                lines.add(": " + e.getMessage());
            }
        }

        void hears(String... events) {
            await().atMost(LONGEST).untilAsserted(() -> assertThat(events()).containsExactly(events));
        }

        /** Each as its id, kind and reason. */
        List<String> events() {
            return String.join("\n", lines)
                    .replaceFirst("\n?$", "\n")
                    .transform(all -> Stream.of(all.split("\n\n")))
                    .filter(block -> block.contains("data: "))
                    .map(block -> block.replaceFirst("(?s)^.*?id: (\\d+)\nevent: (\\S+)\n", "$1 $2 ")
                            .replaceFirst("data: .*\"state_reason\":\"([^\"]*)\".*", "$1")
                            .strip())
                    .toList();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @Test
    void resumesWhereAClientWasWithoutGapsOrRepeats() throws Exception {
        try (var hearing = new Hearing("", "Last-Event-ID", "1")) {
            hearing.hears("2 build.state.changed one", "3 build.state.changed two");
            change(1, "1", 0, "three");
            change(0, "null", 2, "All rebuilt.");
            hearing.hears(
                    "2 build.state.changed one",
                    "3 build.state.changed two",
                    "4 build.state.changed three",
                    "5 event.state.changed All rebuilt.");
            assertThat(hearing.response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(hearing.lines).first().asString().isEqualTo("retry: 3000");
            assertThat(String.join("\n", hearing.lines))
                    .contains(
                            "\"builds_summary\":{\"total\":2,\"BUILD\":2}",
                            "\"causes\":[]",
                            "\"state_name\":\"PLANNED\"");
        }
        try (var again = new Hearing("?last_event_id=4")) {
            again.hears("5 event.state.changed All rebuilt.");
        }
    }

    @Test
    void withoutAnIdBeginsWithWhatComesAndTellsInSilenceFromWhereToResume() throws Exception {
        try (var hearing = new Hearing("?kind=build.state.changed&name=perl&name=none")) {
            change(1, "2", 0, "of another");
            change(0, "null", 1, "of the event");
            await().atMost(LONGEST)
                    .until(() -> hearing.lines.stream().filter("id: 5"::equals).count() > 1);
            assertThat(hearing.lines).contains(": heartbeat");
            change(1, "1", 0, "ours");
            hearing.hears("6 build.state.changed ours");
        }
        await().atMost(LONGEST).until(() -> {
            change(1, "1", 0, "more");
            return api.streams().listening() == 0;
        });
    }

    @Test
    void filtersByEventAndBuild() throws Exception {
        try (var one = new Hearing("?last_event_id=0&build_id=2&event_id=1");
                var none = new Hearing("?last_event_id=0&event_id=7")) {
            one.hears("3 build.state.changed two");
            await().atMost(LONGEST).until(() -> none.lines.contains("id: 3"));
            assertThat(none.events()).isEmpty();
        }
    }

    @Test
    void tellsWhoeverMissedSomeToReadTheListsAgain() throws Exception {
        api.sql("delete from announcements where sequence <= 2");
        try (var early = new Hearing("", "Last-Event-ID", "1");
                var late = new Hearing("?last_event_id=9223372036854775807")) {
            await().atMost(LONGEST).untilAsserted(() -> {
                assertThat(early.events()).first().asString().startsWith("3 reset data: {");
                assertThat(late.events())
                        .first()
                        .asString()
                        .startsWith("3 reset data: {")
                        .as("also of an id that never was")
                        .doesNotContain("any more");
            });
            change(1, "1", 0, "four");
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(late.events()).contains("4 build.state.changed four"));
        }
        api.sql("delete from announcements", "delete from builds", "update outbox set last_sequence = 9");
        change(1, "1", 0, "removed since");
        try (var last = new Hearing("?last_event_id=9")) {
            last.hears("10 build.state.changed removed since");
            assertThat(String.join("\n", last.lines)).contains("\"removed\":true");
        }
    }

    @Test
    void refusesWhatIsNoneOfItAndMoreThanItMayHave() throws Exception {
        var refused = api.get("/api/2/changes?kind=nothing");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningApi.tree(refused).path("message").textValue())
                .startsWith("kind can't be 'nothing': it is one of ");
        assertThat(api.get("/api/2/changes/?last_event_id=x").body())
                .contains("last_event_id has to be a whole number from 0 on, of 64 bit at most.");
        assertThat(api.get("/api/2/changes/?event_id=9223372036854775808").body())
                .contains("event_id has to be a whole number from 0 on, of 64 bit at most.");
        assertThat(api.get("/api/1/changes/").statusCode()).isEqualTo(404);
        var head = api.send(
                HttpRequest.newBuilder(api.uri("/api/2/changes")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(head.headers().firstValue("Content-Encoding")).isEmpty();
        var post =
                api.send(HttpRequest.newBuilder(api.uri("/api/2/changes/")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        try (var one = new Hearing("");
                var two = new Hearing("?kind=manual.rebuild")) {
            var full = api.get("/api/2/changes/");
            assertThat(one.response.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(full.body()).contains("freshmaker.web.streams");
            assertThat(List.of(one.response.statusCode(), two.response.statusCode()))
                    .containsOnly(200);
        }
    }

    @Test
    void oneWhoHoldsManyPlacesMakesRoomForWhoHasNone() throws Exception {
        try (var one = new Hearing("");
                var two = new Hearing("");
                var other = new Socket()) {
            assertThat(api.get("/api/2/changes/").statusCode()).isEqualTo(503);

            other.bind(new InetSocketAddress("127.0.0.2", 0));
            other.connect(new InetSocketAddress("127.0.0.1", api.port()));
            other.setSoTimeout((int) LONGEST.toMillis());
            other.getOutputStream()
                    .write("GET /api/2/changes HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(other.getInputStream().readNBytes(13), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 ");
            one.thread.join(LONGEST.toMillis());
            assertThat(one.thread.isAlive()).isFalse();
            assertThat(one.lines).startsWith("retry: 3000", "id: 3").noneMatch(line -> line.contains("chunked"));
            change(1, "1", 0, "to who is left");
            two.hears("4 build.state.changed to who is left");
            assertThat(api.get("/api/2/changes/").statusCode()).isEqualTo(503);
            assertThat(api.streams().listening()).isEqualTo(2);
        }
    }

    @Test
    void cutsOffWhoeverTakesNothing() throws Exception {
        String large = "insert into announcements (kind, event_id, state, body, sequence) select 2, 1, 0,"
                + " '{\"a\": \"' || repeat('x', 900000) || '\"}', last_sequence + 1 from outbox";
        for (int i = 0; i < 20; i++) {
            api.sql(large, "update outbox set last_sequence = last_sequence + 1");
        }
        try (var socket = new Socket("127.0.0.1", api.port());
                var fast = new Hearing("?last_event_id=0&kind=build.state.changed")) {
            socket.getOutputStream()
                    .write("GET /api/2/changes?last_event_id=0 HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(LONGEST).until(() -> api.streams().listening() == 2);
            fast.hears("2 build.state.changed one", "3 build.state.changed two");
            await().atMost(LONGEST).until(() -> api.streams().listening() == 1);
        }
    }

    @Test
    void oneWhoHasMuchToCatchUpWithHoldsNobodyElseUp() throws Exception {
        api.sql(
                "insert into announcements (kind, event_id, build_id, state, sequence, sent_at)"
                        + " select 1, 1, 2, 0, 3 + n, current_timestamp from unnest(sequence_array(1, 40000, 1)) t(n)",
                "update outbox set last_sequence = 40003");
        change(1, "1", 0, "old");
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var late = new Hearing("?build_id=1", heard, "Last-Event-ID", "3");
                var live = new Hearing("?kind=event.state.changed", heard)) {
            change(0, "null", 2, "new");
            await().atMost(LONGEST).until(() -> heard.size() == 2);
            assertThat(late.events()).containsExactly("40004 build.state.changed old");
            assertThat(live.events()).containsExactly("40005 event.state.changed new");
        }
        assertThat(heard).containsExactly("event.state.changed", "build.state.changed");
    }

    @Test
    void endsAllAnswersWhenItStops() throws Exception {
        try (var hearing = new Hearing("")) {
            api.streams().close();
            hearing.thread.join(LONGEST.toMillis());
            assertThat(hearing.thread.isAlive()).isFalse();
            assertThat(api.get("/api/2/changes/").statusCode()).isEqualTo(503);
        }
    }
}
