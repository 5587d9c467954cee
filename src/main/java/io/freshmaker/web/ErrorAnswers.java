package io.freshmaker.web;

import io.freshmaker.json.Json;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON answers for requests that never reach a route, or whose route failed unexpectedly. */
final class ErrorAnswers {

    /** What the client is told about a failure of ours. */
    static final String FAILED = "Freshmaker failed to answer; its log says why.";

    /** What a web page is told that would change something and may not. */
    static final String ELSEWHERE = "A web page of another origin may not change anything here, unless it stands in"
            + " freshmaker.web.cors.origins.";

    private static final int UNAVAILABLE = 503;

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    /** Answers with {@code status}; what is our own fault goes to the log, not to the client. */
    static void answer(RoutingContext context, int status) {
        boolean gone = context.failure() instanceof HttpClosedException;
        if (status >= 500 && context.failure() != null && !gone) {
            LOG.error(
                    "{} {} failed",
                    context.request().method(),
                    context.request().path(),
                    context.failure());
        }
        answer(context, status, message(status));
    }

    static void answer(RoutingContext context, int status, String message) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        send(context.response(), status, message);
    }

    /** Answers a request that is no readable HTTP, and closes the connection. */
    static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status =
                cause instanceof TooLongHttpLineException ? 414 : cause instanceof TooLongFrameException ? 431 : 400;
        refuse(request, status);
    }

    /** Answers with {@code status} before the body is here, and closes the connection. */
    static void refuse(HttpServerRequest request, int status) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        send(request.response(), status, message(status));
        request.connection().close();
    }

    /** @return ends when it is written */
    static Future<Void> send(HttpServerResponse response, int status, String message) {
        SafeHeaders.put(response);
        if (status == UNAVAILABLE) {
            response.putHeader(Failures.RETRY_AFTER, Failures.AGAIN);
        }
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(json(status, message)));
    }

    /** The body of an error. */
    static byte[] json(int status, String message) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("error", HttpResponseStatus.valueOf(status).reasonPhrase());
            json.writeStringField("message", message);
            json.writeNumberField("status", status);
            json.writeEndObject();
        });
    }

    static String message(int status) {
        return switch (status) {
            case 400 -> "This request can't be read: its path, query, headers or body are malformed.";
            case 404 ->
                "There is nothing at this path: /api/openapi.json lists the paths of the REST API; /health/ready and"
                        + " /metrics are on the port freshmaker.management.port.";
            case 408 -> "This request did not arrive in time: it may take as long as freshmaker.web.arrival says.";
            case 413 -> "The body of this request is larger than freshmaker.web.max-body allows.";
            case 414 -> "The URL of this request is longer than freshmaker.web.max-url allows.";
            case 415 -> "Send JSON: one header Content-Type, which is application/json.";
            case 417 -> "The header Expect can only be 100-continue here: leave it out, or say that.";
            case 431 -> "The headers of this request are larger than freshmaker.web.max-headers allows.";
            case 503 -> "This is not available at the moment: try again later.";
            default ->
                status >= 500 ? FAILED : HttpResponseStatus.valueOf(status).reasonPhrase() + ".";
        };
    }
}
