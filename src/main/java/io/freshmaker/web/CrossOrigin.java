package io.freshmaker.web;

import io.freshmaker.settings.Origins;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What web pages from elsewhere may do in the browser of somebody: nothing, unless their origin is configured. */
final class CrossOrigin {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String HEADERS = "Authorization, Content-Type, Last-Event-ID";
    private static final String SHOWN = "Retry-After, WWW-Authenticate";
    private static final String KEPT_SECONDS = "600";

    private final Origins origins;

    CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    /** Tells the browser whether the page may see the answer. */
    void answer(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        if (origins.all()) {
            // Without Access-Control-Allow-Credentials: what the browser knows of its user is not for every page.
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else if (!origins.names().isEmpty()) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            List<String> given = request.headers().getAll(HttpHeaders.ORIGIN);
            if (given.size() == 1 && origins.names().contains(given.get(0))) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, configured(given.get(0)));
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
        }
        if (headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN);
        }
    }

    /** The text of the configuration, not that of the request. */
    private String configured(String origin) {
        return origins.names().get(origins.names().indexOf(origin));
    }

    /** Tells the browser, before the page's request, what the path takes. */
    void preflight(HttpServerRequest request, Collection<String> allowed) {
        MultiMap headers = request.response().headers();
        if (headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, String.join(", ", allowed));
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
            headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, KEPT_SECONDS);
        }
    }

    /**
     * Whether a request comes from a page of elsewhere and would change something. Browsers send some of those without
     * asking first.
     */
    boolean refuses(HttpServerRequest request) {
        List<String> given = request.headers().getAll(HttpHeaders.ORIGIN);
        return !READING.contains(request.method())
                && !given.isEmpty()
                && !origins.all()
                && !(given.size() == 1 && (origins.names().contains(given.get(0)) || own(given.get(0), request)));
    }

    private static boolean own(String origin, HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        return hosts.size() == 1 && origin.replaceFirst("^https?://", "").equalsIgnoreCase(hosts.get(0));
    }
}
