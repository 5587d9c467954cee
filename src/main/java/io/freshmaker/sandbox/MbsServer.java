package io.freshmaker.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** HTTP on the loopback interface: gives requests to a function in worker threads, and can go deaf for a while. */
final class MbsServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(8)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final Function<MbsRequest, Reply> handler;
    private HttpServer server;
    private int port;

    MbsServer(int port, Function<MbsRequest, Reply> handler) {
        this.port = port;
        this.handler = handler;
    }

    /**
     * What is to be done with a request.
     *
     * @param answer null to close the connection without any
     * @param delayMillis how much later
     */
    record Reply(MbsAnswer answer, long delayMillis) {}

    /** Listens; a second time on the same port as the first. */
    synchronized void listen() {
        if (server == null) {
            server = await(vertx.createHttpServer().requestHandler(this::handle).listen(port, HOST));
            port = server.actualPort();
        }
    }

    /** Closes every connection and refuses new ones until it listens again. */
    synchronized void stop() {
        if (server != null) {
            await(server.close());
            server = null;
        }
    }

    synchronized String url() {
        return "http://" + HOST + ":" + port;
    }

    private void handle(HttpServerRequest request) {
        Consumer<Throwable> failed = failure -> send(request, new Reply(MbsAnswer.crashPage(), 0));
        request.body()
                .compose(body -> vertx.executeBlocking(() -> handler.apply(read(request, body.toString())), false))
                .onSuccess(reply -> {
                    if (reply.delayMillis() > 0) {
                        vertx.setTimer(reply.delayMillis(), timer -> send(request, reply));
                    } else {
                        send(request, reply);
                    }
                })
                .onFailure(failed::accept);
    }

    private static MbsRequest read(HttpServerRequest request, String body) {
        List<Map.Entry<String, String>> parameters = request.params().entries();
        return new MbsRequest(
                request.method().name(),
                request.path(),
                request.getHeader("Host"),
                request.getHeader("Authorization"),
                List.copyOf(parameters),
                body);
    }

    private static void send(HttpServerRequest request, Reply reply) {
        MbsAnswer answer = reply.answer();
        if (answer == null) {
            request.connection().close();
            return;
        }
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            response.setStatusCode(answer.status())
                    .setStatusMessage(MbsAnswer.phrase(answer.status()).toUpperCase(Locale.ROOT))
                    .putHeader("Server", "gunicorn")
                    .putHeader("Content-Type", answer.contentType());
            answer.headers().forEach(response::putHeader);
            response.end(answer.body());
        }
    }

    @Override
    public void close() {
        stop();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while the stand-in of MBS was starting or stopping", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("The stand-in of MBS can't listen or stop: " + failure, failure);
        }
    }
}
