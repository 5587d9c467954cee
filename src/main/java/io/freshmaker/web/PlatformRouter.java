package io.freshmaker.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** A router as Camel wants it, with bodies kept in memory and limited: nothing is uploaded to files. */
final class PlatformRouter extends VertxPlatformHttpRouter {

    private static final int NO_FORMS = 415;
    private static final Pattern FORM =
            Pattern.compile("(?i)\\s*(multipart/form-data|application/x-www-form-urlencoded)");

    private final long bodyBytes;

    PlatformRouter(Vertx vertx, Router router, long bodyBytes) {
        super(null, vertx, router, PlatformEngine.ROUTER);
        this.bodyBytes = bodyBytes;
    }

    @Override
    public Handler<RoutingContext> bodyHandler() {
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(bodyBytes);
        return context -> {
            if (isForm(context)) {
                // Vert.x would take it apart, and throws where the method or the form is not to its liking.
                context.fail(NO_FORMS);
            } else {
                bodies.handle(context);
            }
        };
    }

    private static boolean isForm(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && FORM.matcher(type).lookingAt();
    }
}
