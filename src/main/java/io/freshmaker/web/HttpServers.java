package io.freshmaker.web;

import io.freshmaker.settings.Origins;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpConstants;

/**
 * The HTTP servers of this process. A router first gets its routes, then it is listened on, so that no client meets
 * half of them. To stop without breaking off an answer, stop the Camel context before closing this.
 */
public final class HttpServers implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 15;
    private static final int EXPECTATION_FAILED = 417;
    private static final int UNAVAILABLE = 503;
    /** Of so many workers one may be busy with what is quick; the others are there for what waits for something. */
    private static final int WAITING_WORKERS = 4;

    private static final int SEND_BYTES = 65_536;

    private final HttpLimits limits;
    private final Vertx vertx;
    private final SlowClients slow;
    private final BodyRoom bodies;
    private final Turns turns;
    private final AnswerRoom answers = new AnswerRoom();
    private final CrossOrigin elsewhere;
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    /** For no web pages but those of the same origin. */
    public HttpServers(HttpLimits limits) {
        this(limits, new Origins(List.of()));
    }

    /** @param origins the web pages that may use what Camel's routes answer */
    public HttpServers(HttpLimits limits, Origins origins) {
        this.limits = limits;
        this.vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(limits.workers()));
        this.slow = new SlowClients(limits, System::nanoTime);
        slow.watch(vertx);
        this.bodies = new BodyRoom(limits.bodyBytes());
        this.turns = new Turns(Math.max(1, limits.workers() / WAITING_WORKERS), limits.workers());
        turns.watch(vertx);
        this.elsewhere = new CrossOrigin(origins);
    }

    /** A new router that answers HEAD, OPTIONS and every error. */
    public Router router() {
        return router(new CrossOrigin(new Origins(List.of())));
    }

    private Router router(CrossOrigin pages) {
        Router router = Router.router(vertx);
        new RouterDefaults(router, pages).install();
        return router;
    }

    /** A new router on which the routes of {@code context} run that start from platform-http. */
    public Router router(CamelContext context) {
        Router router = router(elsewhere);
        var engine = new PlatformEngine(turns);
        var component = new PlatformHttpComponent(context);
        component.setEngine(engine);
        component.setHeaderFilterStrategy(new NoReflection());
        context.addComponent(PlatformHttpConstants.PLATFORM_HTTP_COMPONENT_NAME, component);
        context.getRegistry().bind(PlatformEngine.ROUTER, new PlatformRouter(vertx, router, limits.bodyBytes()));
        return router;
    }

    /**
     * Starts to listen.
     *
     * @return the port, which is another than the address's only where that is 0
     * @throws IllegalStateException when that is not possible, with the configuration key to change
     */
    public int listen(Address address, Router router) {
        if (address.port() != 0 && !ports.add(address.port())) {
            // Otherwise the two would take turns in answering.
            throw new IllegalStateException("Port " + address.port() + " is used twice by this process: give "
                    + address.portKey() + " another value.");
        }
        var open = new OpenConnections(limits);
        HttpServer server = vertx.createHttpServer(options())
                .connectionHandler(connection -> connected(connection, open))
                .requestHandler(request -> requested(request, router))
                .invalidRequestHandler(ErrorAnswers::refuse);
        try {
            return await(server.listen(address.port(), address.host())).actualPort();
        } catch (ExecutionException e) {
            throw new IllegalStateException(explain(address, e.getCause()), e.getCause());
        }
    }

    private void connected(HttpConnection connection, OpenConnections open) {
        if (!open.enters(connection)) {
            connection.close();
            return;
        }
        OneAtATime.on(connection, options(), answers);
        EarlyAnswers.on(connection);
        slow.connected(connection);
        connection.closeHandler(closed -> {
            open.leaves(connection);
            slow.closed(connection);
            bodies.leaves(connection);
            turns.leaves(connection);
        });
    }

    private void requested(HttpServerRequest request, Router router) {
        if (HeaderRules.unclear(request)) {
            ErrorAnswers.refuse(request);
        } else if (HeaderRules.expectsMore(request)) {
            ErrorAnswers.refuse(request, EXPECTATION_FAILED);
        } else if (!bodies.enters(request)) {
            ErrorAnswers.refuse(request, UNAVAILABLE);
        } else {
            slow.requested(request);
            request.response().endHandler(answered -> answered(request.connection()));
            router.handle(request);
        }
    }

    private void answered(HttpConnection connection) {
        bodies.leaves(connection);
        turns.leaves(connection);
        slow.answered(connection);
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(limits.idleSeconds())
                // A client that keeps sending and reads no answer is not idle, but nothing gets written to it.
                .setWriteIdleTimeout(limits.idleSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                // Else the system takes some megabytes for each client that reads nothing.
                .setSendBufferSize(SEND_BYTES)
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxInitialLineLength(limits.urlBytes())
                // It would answer HEAD with a body, and keep to none of the limits above.
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true);
    }

    private static String explain(Address address, Throwable cause) {
        String where = "port " + address.port() + " of " + address.host();
        return cause instanceof BindException
                ? "Can't listen on " + where + " (" + cause.getMessage() + "): stop what is using it, or set "
                        + address.portKey() + " to a free port."
                : "Can't listen on " + where + ": " + cause + ". Check " + address.portKey() + " and the host.";
    }

    private static <T> T await(Future<T> future) throws ExecutionException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }

    /** Closes all ports and connections. */
    @Override
    public void close() {
        try {
            await(vertx.close());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The HTTP servers did not close: " + e.getCause(), e.getCause());
        }
    }
}
