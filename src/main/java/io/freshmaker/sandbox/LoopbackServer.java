package io.freshmaker.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP on the loopback interface: gives requests to a function in worker threads, and can go deaf for a while. */
public final class LoopbackServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(8)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final String whose;
    private final Function<HttpCall, HttpReply> handler;
    private HttpServer server;
    private int port;

    /**
     * One that does not listen yet.
     *
     * @param whose what it stands in for, for what it says when it can't go on: {@code MBS}
     * @param port 0 for any that is free
     * @param handler called in worker threads, for several requests at a time
     */
    public LoopbackServer(String whose, int port, Function<HttpCall, HttpReply> handler) {
        this.whose = whose;
        this.port = port;
        this.handler = handler;
    }

    /** Listens; a second time on the same port as the first. */
    public synchronized void listen() {
        if (server == null) {
            server = await(vertx.createHttpServer().requestHandler(this::handle).listen(port, HOST));
            port = server.actualPort();
        }
    }

    /** Closes every connection and refuses new ones until it listens again. */
    public synchronized void stop() {
        if (server != null) {
            await(server.close());
            server = null;
        }
    }

    /** {@code http://127.0.0.1:PORT}. */
    public synchronized String url() {
        return "http://" + HOST + ":" + port;
    }

    private void handle(HttpServerRequest request) {
        request.body()
                .compose(body -> vertx.executeBlocking(() -> handler.apply(read(request, body.toString())), false))
                .onSuccess(reply -> {
                    if (reply.delayMillis() > 0) {
                        vertx.setTimer(reply.delayMillis(), timer -> send(request, reply));
                    } else {
                        send(request, reply);
                    }
                })
                .onFailure(failure -> {
                    LOG.error("The stand-in of {} could not answer {}", whose, request.path(), failure);
                    send(request, new HttpReply(500, Map.of(), "", 0));
                });
    }

    private static HttpCall read(HttpServerRequest request, String body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new HttpCall(
                request.method().name(), request.path(), request.params().entries(), headers, body);
    }

    private static void send(HttpServerRequest request, HttpReply reply) {
        if (reply.lost()) {
            request.connection().close();
            return;
        }
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            response.setStatusCode(reply.status())
                    .setStatusMessage(reply.phrase())
                    .putHeader("Server", "gunicorn");
            reply.headers().forEach(response::putHeader);
            response.end(reply.body());
        }
    }

    @Override
    public void close() {
        stop();
        await(vertx.close());
    }

    private <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while the stand-in of " + whose + " was starting or stopping", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("The stand-in of " + whose + " can't listen or stop: " + failure, failure);
        }
    }
}
