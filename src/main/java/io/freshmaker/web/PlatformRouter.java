package io.freshmaker.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** A router as Camel wants it, with bodies kept in memory and limited: nothing is uploaded to files. */
final class PlatformRouter extends VertxPlatformHttpRouter {

    private final long bodyBytes;

    PlatformRouter(Vertx vertx, Router router, long bodyBytes) {
        super(null, vertx, router, PlatformEngine.ROUTER);
        this.bodyBytes = bodyBytes;
    }

    @Override
    public Handler<RoutingContext> bodyHandler() {
        return BodyHandler.create(false).setBodyLimit(bodyBytes);
    }
}
