package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import io.freshmaker.Delivered;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.EmbeddedBroker;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One life of the service as a process of its own, which a debugger can hold, and which only a kill ends. */
final class Life implements AutoCloseable {

    private static final Pattern BUS = Pattern.compile("embedded broker at (amqp://[^,\\s]+)");
    private static final Pattern PORTS = Pattern.compile("(?:API on port (\\d+), )?health and metrics on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path output;
    private final Process process;
    private final Debugger debugger;
    private final String busUrl;
    private final String api;
    private final String management;

    /** Starts the process; it serves when this returns. What it prints goes to the file. */
    Life(Path output, Map<String, String> settings) {
        this.output = output;
        try {
            debugger = new Debugger();
            process = start(output, settings, debugger.option());
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new IllegalStateException("The process could not be started: " + e.getMessage(), e);
        }
        try {
            debugger.attach();
            MatchResult ports = awaitLine(PORTS);
            String given = settings.get("freshmaker.bus.url");
            busUrl = given == null ? awaitLine(BUS).group(1) : given;
            api = "http://127.0.0.1:" + ports.group(1);
            management = "http://127.0.0.1:" + ports.group(2);
        } catch (IOException | IllegalConnectorArgumentsException | RuntimeException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The service did not start: " + e.getMessage() + "\n" + output(), e);
        }
    }

    private static Process start(Path output, Map<String, String> settings, String debugging) throws IOException {
        List<String> command = Delivered.command("-Xmx256m", debugging);
        command.add("serve");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FRESHMAKER_"));
        return builder.start();
    }

    private MatchResult awaitLine(Pattern pattern) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the process ended", () -> !process.isAlive())
                .until(() -> pattern.matcher(output()).results().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Publishes a message; the broker has it on disk when this returns. */
    void deliver(BusMessage message) {
        var writer = new EnvelopeWriter(new ObjectMapper());
        try (var publisher = new BusPublisher(busUrl, "", "", "topic:" + EmbeddedBroker.ADDRESS)) {
            publisher.send(writer.write(message, Envelope.FEDORA_MESSAGING, "org.fedoraproject.prod."));
        }
    }

    boolean lasts() {
        return process.isAlive();
    }

    Debugger debugger() {
        return debugger;
    }

    /** What the REST API answers to a GET of that path. */
    JsonNode get(String path) {
        return json(api + path);
    }

    /** Has something changed over the REST API. */
    void patch(String path, String json) {
        answer(HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What the REST API answers to that JSON. */
    JsonNode post(String path, String json) {
        try {
            return new ObjectMapper()
                    .readTree(answer(HttpRequest.newBuilder(URI.create(api + path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String url) {
        try {
            return new ObjectMapper().readTree(read(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many deliveries of the bus had that outcome in this life. */
    long deliveries(String outcome) {
        String metric = "freshmaker_messages_total{outcome=\"" + outcome + "\"} ";
        return read(management + "/metrics")
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(metric.length())))
                .findFirst()
                .orElseThrow();
    }

    private static String read(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)));
    }

    private static String answer(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it says of one of its parts when it is asked whether it is ready. */
    String health(String part) {
        return json(management + "/health/ready")
                .at("/checks/" + part + "/message")
                .asText();
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process with SIGKILL, which it can't notice, and waits until it is gone. Answers the exit code. */
    int kill() {
        try {
            debugger.close();
            return process.destroyForcibly().waitFor();
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tells it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("it stopped").isTrue();
    }

    /** Has it stand still, as a machine does that is out of breath. */
    void pause() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()));
            assertThat(sent.start().waitFor()).as("exit code of kill").isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
