package io.freshmaker.service;

import org.apache.camel.component.http.HttpComponent;

/** The client of web services: it sends each request once. */
final class HttpOnce {

    private HttpOnce() {}

    /** One for either scheme; by itself it would repeat whatever is answered with 503, be it a request that creates something. */
    static HttpComponent component() {
        var http = new HttpComponent();
        http.setAutomaticRetriesDisabled(true);
        return http;
    }
}
