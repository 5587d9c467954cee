package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Topics;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.sandbox.koji.KojiStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
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

    private static final String UPDATED_ID = "3e9b7d15-2c4f-4a68-b0d2-8c6e4a2f0d06";

    private final BusMouth mouth;
    private final KojiStandIn koji;
    private final String api;
    private final ApiReader events;
    private final EnvelopeReader reader = new EnvelopeReader(new Topics(List.of("org.fedoraproject.prod.")), JSON);

    /** The ids of the events to look at; ids come in the order in which the consumers of the queue are done. */
    private String shown = "1";

    private String update = "5";

    private String signed = "7";

    Story(BusMouth mouth, KojiStandIn koji, String api) {
        this.mouth = mouth;
        this.koji = koji;
        this.api = api;
        this.events = new ApiReader(api);
    }

    /**
     * Plays it from the beginning.
     *
     * @throws ReadingClosed before anything is sent, when the API lets nobody read whom it does not know
     */
    void play(PrintWriter out) {
        boolean told = events.get("/api/1/events/?per_page=1")
                        .path("meta")
                        .path("total")
                        .asInt()
                > 0;
        out.println(
                told
                        ? "The story was told before; its messages come again and change nothing:"
                        : "The story, played over the bus:");
        out.flush();
        Map<Chapter, String> found = new HashMap<>();
        for (Chapter chapter : Chapter.ALL) {
            if (chapter != Chapter.SIGNED) {
                BusMessage message = message(chapter);
                found.put(chapter, "message_id=" + message.id());
                mouth.send(message, chapter.envelope());
            }
        }
        int number = 0;
        for (Chapter chapter : Chapter.ALL) {
            out.println("  " + ++number + ". " + chapter.sentence());
            out.flush();
            if (chapter == Chapter.SIGNED) {
                found.put(chapter, "search_key=" + Images.signHttpd(koji));
            }
            JsonNode event = event(chapter, found.get(chapter));
            out.println("     " + outcome(chapter, event));
            out.flush();
            if (chapter == Chapter.SHOWN) {
                shown = event.path("id").asText(shown);
            } else if (chapter == Chapter.UPDATE) {
                update = event.path("id").asText(update);
            } else if (chapter == Chapter.SIGNED) {
                signed = event.path("id").asText(signed);
            }
        }
    }

    private BusMessage message(Chapter chapter) {
        return chapter == Chapter.UPDATE
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
        if (chapter == Chapter.DROPPED) {
            return "no event: dropped before the database";
        }
        return event.isMissingNode()
                ? "no event yet"
                : "event " + event.path("id").asText() + " "
                        + event.path("state_name").asText() + ": "
                        + event.path("state_reason").asText();
    }

    /** What came of the message, when it is over or the patience with it; the query finds its event. */
    private JsonNode event(Chapter chapter, String query) {
        if (chapter == Chapter.DROPPED) {
            return MissingNode.getInstance();
        }
        long end = System.nanoTime() + PATIENCE_NS;
        while (true) {
            JsonNode event = events.get("/api/1/events/?" + query).path("items").path(0);
            boolean settled = event.path("state").asInt(0) > 1
                    || chapter.goesOn()
                            && event.path("builds").path(0).path("build_id").isNumber();
            if (settled || System.nanoTime() > end) {
                return event;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
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
        out.println("  curl '" + local
                + "/api/2/why/?artifact=image:httpd-container:f27&rpm=openssl'   why one of them was");
        out.println("  curl '" + local + "/api/2/composes/?event=" + signed
                + "'    what images were built on before it is out");
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
