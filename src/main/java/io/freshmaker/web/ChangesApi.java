package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Identity;
import io.freshmaker.access.Permission;
import io.freshmaker.store.Changes.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with what changes from now on, or from a change on that the client knows: as server-sent events. */
public final class ChangesApi implements StreamedPart {

    private static final String ID = "stream-changes";
    private static final String TYPE = "text/event-stream";
    private static final String LAST = "last_event_id";
    private static final String HEADER = "Last-Event-ID";

    private final ChangeStreams streams;

    public ChangesApi(ChangeStreams streams) {
        this.streams = streams;
    }

    @Override
    public List<Endpoint> endpoints() {
        List<Parameter> parameters = new ArrayList<>(ChangeFilter.PARAMETERS);
        parameters.add(new Parameter(
                LAST,
                "integer",
                false,
                "The id of the last change that is known, unless the header " + HEADER + " says it."));
        return List.of(Endpoint.get("/changes", ID, "What changes, as server-sent events", call -> full())
                .inVersion2()
                .answering(TYPE)
                .with(parameters));
    }

    @Override
    public void on(Router router, Gate gate) {
        router.get("/api/2/changes").order(ORDER).handler(context -> open(context, gate));
    }

    /** Where a client starts; {@code missed}: it is told that it has missed some. */
    private record Start(String holder, ChangeFilter filter, long position, boolean missed) {}

    private void open(RoutingContext context, Gate gate) {
        Vertx vertx = context.vertx();
        vertx.executeBlocking(() -> start(context.request(), gate), false)
                .onSuccess(start -> begin(context, start))
                .onFailure(failure -> answer(context.response(), Failures.answer(ID, failure)));
    }

    private Start start(HttpServerRequest request, Gate gate) {
        Identity caller = gate.admit(Knocks.of(request), Permission.READ);
        String holder = StreamPlaces.holder(caller, OpenConnections.address(request.remoteAddress()));
        Query query = Query.read(request.query());
        ChangeFilter filter = ChangeFilter.read(query);
        Optional<Long> known = Optional.ofNullable(request.getHeader(HEADER))
                .filter(text -> !text.isEmpty())
                .map(text -> ChangeFilter.number(HEADER, text))
                .or(() -> query.first(LAST).map(text -> ChangeFilter.number(LAST, text)));
        Span span = streams.changes().span();
        boolean missed = known.isPresent() && !span.goesOnFrom(known.get());
        return new Start(holder, filter, missed ? span.last() : known.orElse(span.last()), missed);
    }

    private void begin(RoutingContext context, Start start) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        var stream = new ChangeStream(start.holder(), context.request(), start.filter(), start.position());
        response.closeHandler(gone -> streams.remove(stream)).exceptionHandler(broken -> streams.remove(stream));
        if (RouterDefaults.wantsHeadersAlone(context)) {
            headers(response).end();
        } else if (streams.room(start.holder())) {
            // Compression would hold back what is sent; Vert.x leaves the header out itself.
            headers(response)
                    .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                    .setChunked(true);
            stream.begin();
            if (start.missed()) {
                stream.reset(start.position());
            }
            if (!streams.add(stream)) {
                stream.close();
            }
        } else {
            answer(response, full());
        }
    }

    private static HttpServerResponse headers(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // A proxy that waits for more would hold back what is sent.
                .putHeader("X-Accel-Buffering", "no");
    }

    private static Answer full() {
        return Answer.error(
                503,
                Map.of(Failures.RETRY_AFTER, "30"),
                "As many clients listen as freshmaker.web.streams allows: come again later.");
    }

    private static void answer(HttpServerResponse response, Answer answer) {
        if (!response.closed()) {
            response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            answer.headers().forEach(response::putHeader);
            response.end(Buffer.buffer(answer.body().array()));
        }
    }
}
