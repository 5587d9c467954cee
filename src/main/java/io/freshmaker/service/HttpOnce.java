package io.freshmaker.service;

import io.freshmaker.tls.CertificateTrouble;
import org.apache.camel.component.http.HttpComponent;

/** The client of web services: it sends each request once. */
final class HttpOnce {

    private HttpOnce() {}

    /** One for either scheme, that trusts what Java trusts; by itself it would repeat whatever is answered with 503, be it a request that creates something. */
    static HttpComponent component() {
        return component(CertificateTrouble.ofJava());
    }

    /** The same, with the remedy for certificates that it does not accept. */
    static HttpComponent component(CertificateTrouble trouble) {
        var http = new HttpComponent();
        http.setAutomaticRetriesDisabled(true);
        http.setHttpClientConfigurer(client -> CertificateWords.in(client, trouble));
        return http;
    }
}
