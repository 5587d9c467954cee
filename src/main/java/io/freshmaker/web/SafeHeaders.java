package io.freshmaker.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * The headers of every answer. What is here is data for programs: nobody keeps it, no page shows it in a frame, and no
 * browser takes it for a document with scripts.
 */
final class SafeHeaders {

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");

    private SafeHeaders() {}

    /** Puts them in; a handler may set others in their place. */
    static void put(HttpServerResponse response) {
        put(response.headers());
    }

    static void put(MultiMap headers) {
        headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        headers.set(OPTIONS, NO_SNIFF);
        headers.set(POLICY, NOTHING);
        headers.set(REFERRER, NO_REFERRER);
    }
}
