package io.freshmaker.web;

import io.freshmaker.json.ChangeJson;
import io.freshmaker.json.Json;
import io.freshmaker.store.ChangeView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One client that listens to changes, as server-sent events. All but {@link #close} is for one thread. */
final class ChangeStream {

    private static final int QUEUE_BYTES = 65_536;
    private static final int RETRY_MILLIS = 3_000;

    private final String holder;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final ChangeFilter filter;
    private long position;
    private long written = System.nanoTime();
    private volatile boolean closed;

    /**
     * Has nothing sent yet.
     *
     * @param holder of the place that it needs
     * @param position the sequence of the last change that the client knows
     */
    ChangeStream(String holder, HttpServerRequest request, ChangeFilter filter, long position) {
        this.holder = holder;
        this.request = request;
        this.response = request.response();
        this.filter = filter;
        this.position = position;
        response.setWriteQueueMaxSize(QUEUE_BYTES);
    }

    /** Changes in the form in which they are sent, made once for all clients. */
    static final class Rendered {

        private final Map<Long, Buffer> texts = new ConcurrentHashMap<>();

        private Buffer of(ChangeView change) {
            return texts.computeIfAbsent(change.sequence(), sequence -> {
                byte[] data = Json.bytes(json -> ChangeJson.write(json, change));
                return block(sequence, change.announcement().kind().topic())
                        .appendString("data: ")
                        // JSON that was stored as text may have lines of its own.
                        .appendString(new String(data, StandardCharsets.UTF_8).replaceAll("[\\r\\n]", " "))
                        .appendString("\n\n");
            });
        }
    }

    private static Buffer block(long id, String event) {
        return Buffer.buffer("id: " + id + "\nevent: " + event + "\n");
    }

    String holder() {
        return holder;
    }

    long position() {
        return position;
    }

    /** Whether it has taken enough of what was sent to be sent more. */
    boolean ready() {
        return !closed && !response.writeQueueFull();
    }

    /** Tells when to come again, and from where on. */
    void begin() {
        write(Buffer.buffer("retry: " + RETRY_MILLIS + "\nid: " + position + "\n\n"));
    }

    /** Sends those that the client wants, which are the next ones without a gap. */
    void send(List<ChangeView> changes, Rendered rendered) {
        Buffer all = Buffer.buffer();
        changes.stream().filter(filter::takes).forEach(change -> all.appendBuffer(rendered.of(change)));
        position = changes.get(changes.size() - 1).sequence();
        if (all.length() > 0) {
            write(all);
        }
    }

    /** Tells the client that it has missed some, and goes on behind {@code last}. */
    void reset(long last) {
        position = last;
        write(block(last, "reset")
                .appendString("data: {\"message\": \"Not all that changed since is known: read the lists again, then go"
                        + " on listening.\"}\n\n"));
    }

    /** Breaks a silence of this many nanoseconds; the client learns from where to resume, should nothing fit its filter. */
    void heartbeat(long after) {
        if (silent() >= after && ready()) {
            write(Buffer.buffer(": heartbeat\nid: " + position + "\n\n"));
        }
    }

    /** For how many nanoseconds nothing was sent. */
    long silent() {
        return System.nanoTime() - written;
    }

    private void write(Buffer text) {
        if (!closed) {
            written = System.nanoTime();
            response.write(text);
        }
    }

    boolean closed() {
        return closed;
    }

    /** Notes that the client is gone. */
    void gone() {
        closed = true;
    }

    /** Ends the answer, so that the client knows that nothing is missing. */
    void close() {
        closed = true;
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    /** Breaks the connection. */
    void cut() {
        closed = true;
        OneAtATime.cutOff(request.connection());
    }
}
