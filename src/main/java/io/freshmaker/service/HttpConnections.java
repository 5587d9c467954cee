package io.freshmaker.service;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the connections to a service, plain or over TLS. */
final class HttpConnections {

    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    private final Optional<SSLContext> tls;
    private final boolean verifyHost;
    private final Timeout answer;

    /**
     * Keeps what they are made with.
     *
     * @param tls our certificate and whom we trust; nothing for what Java trusts
     * @param answer how long to wait for one
     */
    HttpConnections(Optional<SSLContext> tls, boolean verifyHost, Duration answer) {
        this.tls = tls;
        this.verifyHost = verifyHost;
        this.answer = Timeout.of(answer);
    }

    /** A pool of them. */
    PoolingHttpClientConnectionManager manager(int most) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        tls.orElseGet(SSLContexts::createSystemDefault),
                        verifyHost ? HttpsSupport.getDefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(answer).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(answer)
                        // A request into a connection that the service has closed would count as lost.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
    }
}
