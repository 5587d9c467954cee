package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Topics;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.sandbox.koji.KojiStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A few messages with what they show; what came of them is read from the REST API, as any client would. */
final class Story {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The chapter that nobody listens to, and the one that readers are sent to. */
    private static final String DROPPED = "tests-changed";

    private static final String SHOWN = "perl-spec";

    /** The chapter whose message the stand-in of Koji makes, as it must know the build that is shipped. */
    private static final String UPDATE = "openssl-update";

    private static final String UPDATED_ID = "3e9b7d15-2c4f-4a68-b0d2-8c6e4a2f0d06";

    /** @param goesOn whether the event is still building when the story ends */
    private record Chapter(String file, Envelope envelope, boolean goesOn, String sentence) {}

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(
                    DROPPED, Envelope.FEDORA_MESSAGING, false, "a push to the tests of httpd: nobody listens to that"),
            new Chapter(SHOWN, Envelope.FEDORA_MESSAGING, false, "the spec file of perl changed on f27"),
            new Chapter(
                    "nodejs-spec",
                    Envelope.FEDMSG,
                    true,
                    "the spec file of nodejs changed, told on fedmsg; its build takes ten minutes"),
            new Chapter("cowsay-spec", Envelope.FEDMSG, false, "the spec file of cowsay changed: no module builds it"),
            new Chapter("unknown-files", Envelope.UMB, false, "a push that does not say which files changed"),
            new Chapter(
                    UPDATE,
                    Envelope.FEDORA_MESSAGING,
                    false,
                    "an update of openssl is out for Fedora 27: three images hold an older one"));

    private final BusMouth mouth;
    private final KojiStandIn koji;
    private final String api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final EnvelopeReader reader = new EnvelopeReader(new Topics(List.of("org.fedoraproject.prod.")), JSON);

    /** The ids of the events to look at; ids come in the order in which the consumers of the queue are done. */
    private String shown = "1";

    private String update = "5";

    Story(BusMouth mouth, KojiStandIn koji, String api) {
        this.mouth = mouth;
        this.koji = koji;
        this.api = api;
    }

    void play(PrintWriter out) {
        boolean told =
                get("/api/1/events/?per_page=1").path("meta").path("total").asInt() > 0;
        out.println(
                told
                        ? "The story was told before; its messages come again and change nothing:"
                        : "The story, played over the bus:");
        out.flush();
        Map<Chapter, String> ids = new HashMap<>();
        for (Chapter chapter : CHAPTERS) {
            BusMessage message = message(chapter);
            ids.put(chapter, message.id());
            mouth.send(message, chapter.envelope());
        }
        int number = 0;
        for (Chapter chapter : CHAPTERS) {
            out.println("  " + ++number + ". " + chapter.sentence());
            JsonNode event = event(chapter, ids.get(chapter));
            out.println("     " + outcome(chapter, event));
            out.flush();
            if (chapter.file().equals(SHOWN)) {
                shown = event.path("id").asText(shown);
            } else if (chapter.file().equals(UPDATE)) {
                update = event.path("id").asText(update);
            }
        }
    }

    private BusMessage message(Chapter chapter) {
        return chapter.file().equals(UPDATE)
                ? new BusMessage(
                        UPDATED_ID,
                        Images.SHIPPED,
                        Images.SHIPPED,
                        chapter.envelope(),
                        Map.of(),
                        Instant.now(),
                        Images.shipOpenssl(koji))
                : recorded(chapter);
    }

    private BusMessage recorded(Chapter chapter) {
        String file = "/sandbox/story/" + chapter.file() + ".json";
        try (InputStream stream = Story.class.getResourceAsStream(file)) {
            return reader.read(Wire.ofText(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("The story's " + file + " can't be read: " + e, e);
        }
    }

    private static String outcome(Chapter chapter, JsonNode event) {
        if (chapter.file().equals(DROPPED)) {
            return "no event: dropped before the database";
        }
        return event.isMissingNode()
                ? "no event yet"
                : "event " + event.path("id").asText() + " "
                        + event.path("state_name").asText() + ": "
                        + event.path("state_reason").asText();
    }

    /** What came of the message, when it is over or the patience with it. */
    private JsonNode event(Chapter chapter, String message) {
        if (chapter.file().equals(DROPPED)) {
            return MissingNode.getInstance();
        }
        long end = System.nanoTime() + PATIENCE_NS;
        while (true) {
            JsonNode event =
                    get("/api/1/events/?message_id=" + message).path("items").path(0);
            boolean settled = event.path("state").asInt(0) > 1
                    || chapter.goesOn()
                            && event.path("builds").path(0).path("build_id").isNumber();
            if (settled || System.nanoTime() > end) {
                return event;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(api + path)).build();
            return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException("The API at " + api + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the story was told.", e);
        }
    }

    /**
     * @param bus the URL of the embedded broker
     * @param data the directory that commands for this sandbox have to name
     */
    void whereToLook(PrintWriter out, String management, String bus, Path data) {
        String local = api.replace("127.0.0.1", "localhost");
        out.println("Look at");
        out.println("  curl " + local + "/api/2/events/" + shown + "            why each module was rebuilt or not");
        out.println("  curl " + local + "/api/2/events/" + update + "            why each image was");
        out.println("  curl '" + local + "/api/2/builds/?type=IMAGE'   the images; parent in build_args is what each"
                + " was built on");
        out.println("  curl '" + local + "/api/2/builds/?state=FAILED'");
        out.println("  curl " + management + "/health/ready");
        out.println("Put more messages on the bus: ./freshmaker publish -D freshmaker.bus.embedded.port="
                + URI.create(bus).getPort() + " FILE...");
        out.println(
                "Other commands need its directory, as in ./freshmaker inventory show perl -D freshmaker.data=" + data);
        out.println("Ctrl-C ends it; the next start finds everything as it was.");
    }
}
