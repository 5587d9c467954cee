package io.freshmaker.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What every path of a router does without a route of its own: HEAD, OPTIONS, and errors in JSON. */
final class RouterDefaults {

    private static final int FIRST = -100;
    private static final String HEAD = "freshmaker.head";
    private static final List<Integer> STATUSES = List.of(400, 403, 404, 405, 406, 408, 413, 414, 415, 500, 501, 503);

    private final Router router;
    private final CrossOrigin pages;

    /** @param pages the web pages that may use it */
    RouterDefaults(Router router, CrossOrigin pages) {
        this.router = router;
        this.pages = pages;
    }

    void install() {
        // No route by method: one for all paths would make the router take every path for known.
        router.route().order(FIRST).handler(this::first);
        STATUSES.forEach(status -> router.errorHandler(status, context -> ErrorAnswers.answer(context, status)));
        router.errorHandler(400, RouterDefaults::malformed);
        router.errorHandler(405, this::wrongMethod);
    }

    private void first(RoutingContext context) {
        HttpMethod method = context.request().method();
        // Again when HEAD was led to GET: that empties them.
        SafeHeaders.put(context.response());
        pages.answer(context.request());
        if (pages.refuses(context.request())) {
            ErrorAnswers.answer(context, 403, ErrorAnswers.ELSEWHERE);
            return;
        }
        Collection<String> allowed = method == HttpMethod.OPTIONS ? allowed(context.normalizedPath()) : List.of();
        if (method == HttpMethod.HEAD) {
            context.put(HEAD, true);
            context.reroute(HttpMethod.GET, context.request().uri());
        } else if (allowed.isEmpty()) {
            context.next();
        } else {
            options(context, allowed);
        }
    }

    /** Whether the client wants no body, though the request goes for a GET. */
    static boolean wantsHeadersAlone(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(HEAD));
    }

    private void options(RoutingContext context, Collection<String> allowed) {
        pages.preflight(context.request(), allowed);
        context.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ALLOW, String.join(", ", allowed))
                .end();
    }

    private static void malformed(RoutingContext context) {
        String message = ErrorAnswers.message(400);
        try {
            Query.read(context.request().query());
        } catch (Refused refused) {
            message = refused.getMessage();
        }
        ErrorAnswers.answer(context, 400, message);
    }

    private void wrongMethod(RoutingContext context) {
        String allowed = String.join(", ", allowed(context.normalizedPath()));
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        ErrorAnswers.answer(context, 405, "This path takes " + allowed + ".");
    }

    private Collection<String> allowed(String path) {
        Collection<String> allowed = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.methods() != null && route.getName() != null && matches(route.getName(), path)) {
                route.methods().forEach(method -> allowed.add(method.name()));
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        if (!allowed.isEmpty()) {
            allowed.add("OPTIONS");
        }
        return allowed;
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        boolean same = wanted.length == given.length;
        for (int i = 0; same && i < wanted.length; i++) {
            same = wanted[i].equals(given[i]) || wanted[i].startsWith(":") && !given[i].isEmpty();
        }
        return same;
    }
}
