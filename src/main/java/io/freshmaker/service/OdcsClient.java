package io.freshmaker.service;

import io.freshmaker.http.BeforeSending;
import io.freshmaker.odcs.OdcsStanding;
import io.freshmaker.tls.CertificateTrouble;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** What camel-http sends its requests to ODCS with: our connections and login, and nothing that repeats a request. */
final class OdcsClient implements HttpClientConfigurer {

    private final HttpClientConnectionManager connections;
    private final Optional<ExecChainHandler> logIn;
    private final OdcsStanding standing;

    /**
     * Keeps what clients are made with.
     *
     * @param connections shared by all of them
     * @param logIn adds to each request what says who we are; nothing where the connection says it, or nobody does
     */
    OdcsClient(HttpClientConnectionManager connections, Optional<ExecChainHandler> logIn, OdcsStanding standing) {
        this.connections = connections;
        this.logIn = logIn;
        this.standing = standing;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                // Else it repeats a request that was answered with 503, and ODCS makes two composes.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("freshmaker");
        logIn.ifPresent(handler -> client.addExecInterceptorFirst("odcs-login", handler));
        CertificateWords.in(client, CertificateTrouble.ofSettings("freshmaker.odcs"));
        client.addExecInterceptorFirst("odcs-standing", this::listening);
    }

    private ClassicHttpResponse listening(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            standing.answered(request.getMethod(), response.getCode());
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            standing.silent(request.getMethod(), BeforeSending.words(e));
            throw e;
        }
    }
}
