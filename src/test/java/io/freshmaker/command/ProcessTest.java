package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process can show: signals, exit codes, and that nothing keeps it alive. */
class ProcessTest {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void servesOnEmbeddedPartsUntilToldToStopAndStartsAgain() throws Exception {
        assertThat(servesUntil("TERM", 143, "a consumer is attached"))
                .contains("bus: the embedded broker at", "database: the embedded one in");
        if (!ignoresInterrupts()) {
            servesUntil("INT", 130, "API on port");
        }
    }

    /** A shell has what it starts in the background ignore SIGINT, and every Java below it leaves it at that. */
    private static boolean ignoresInterrupts() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
    }

    @Test
    void endsInOrderWhenItIsToldToStopDuringTheStart() throws Exception {
        servesUntil("TERM", 143, "content types: ");
    }

    /** What it printed until the end. */
    private String servesUntil(String signal, int exit, String printed) throws Exception {
        String told;
        try (Child serve = new Child(directory, "serve")) {
            await().atMost(START)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> serve.out().contains(printed) || !serve.running());
            serve.signal(signal);
            assertThat(serve.exit(25)).isEqualTo(exit);
            assertThat(serve.err()).isEmpty();
            told = serve.out();
            assertThat(told).contains(printed).endsWith("stopped\n").doesNotContain("WARN", "ERROR", "Exception");
        }
        assertThat(directory.resolve("data/db/freshmaker.log")).doesNotExist();
        return told;
    }

    @Test
    void aRefusedStartLeavesNothingRunning() throws Exception {
        try (var taken = new ServerSocket(0);
                Child serve =
                        new Child(directory, "serve", "-D", "freshmaker.bus.embedded.port=" + taken.getLocalPort())) {
            assertThat(serve.exit(30)).isEqualTo(1);
            assertThat(serve.err().lines()).singleElement().asString().contains("port " + taken.getLocalPort());
        }
    }

    @Test
    void theSandboxTellsItsStoryFindsItAgainAndAnswersAsTheReadmeShows() throws Exception {
        List<String> first;
        try (Child sandbox = sandbox(50, "--once")) {
            assertThat(sandbox.exit(90)).isZero();
            first = story(sandbox);
            assertThat(first).hasSize(6).allSatisfy(event -> assertThat(event).matches("event \\d+ [A-Z]+: .+"));
        }
        int submitted = submissions();
        assertThat(submitted).isPositive();
        // Slowly, so that what is asked for is answered before it is planned.
        try (Child sandbox = sandbox(1_000)) {
            await().atMost(START).until(() -> sandbox.out().contains("Ctrl-C ends it") || !sandbox.running());
            assertThat(ids(story(sandbox))).isEqualTo(ids(first));
            ReadmeRequests.areAnsweredAsShown(port(sandbox));
            sandbox.signal("TERM");
            assertThat(sandbox.exit(25)).isEqualTo(143);
        }
        assertThat(submissions()).isEqualTo(submitted);
    }

    private Child sandbox(int tick, String... options) {
        List<String> arguments = new ArrayList<>(List.of("sandbox", "-D", "freshmaker.tick=" + tick));
        arguments.addAll(List.of(options));
        return new Child(directory, arguments.toArray(String[]::new));
    }

    /** The events of the story as it is told; the one to look at must be the one of its first chapter with builds. */
    private static List<String> story(Child sandbox) {
        assertThat(sandbox.err()).isEmpty();
        List<String> events = sandbox.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("event "))
                .toList();
        assertThat(sandbox.out()).contains("/api/2/events/" + ids(events).get(0) + " ");
        return events;
    }

    private static int port(Child sandbox) {
        var api = Pattern.compile("http://localhost:(\\d+)/api/2/events/").matcher(sandbox.out());
        assertThat(api.find()).isTrue();
        return Integer.parseInt(api.group(1));
    }

    private static List<String> ids(List<String> events) {
        return events.stream().map(event -> event.split(" ")[1]).toList();
    }

    private int submissions() throws SQLException {
        try (var files = new EmbeddedDatabase(directory.resolve("data"));
                var connection = DriverManager.getConnection(files.url(), "SA", "");
                var rows = connection.createStatement().executeQuery("select count(*) from submissions")) {
            rows.next();
            int found = rows.getInt(1);
            connection.createStatement().execute("shutdown");
            return found;
        }
    }
}
