package io.freshmaker.service;

import io.freshmaker.koji.KojiWire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Tells a request that certainly did not reach the hub from one that may have. */
final class NoAnswer {

    private static final int DEEPEST_CAUSE = 20;
    private static final List<Class<? extends Throwable>> BEFORE_SENDING = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            HttpConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private NoAnswer() {}

    /**
     * The failure in the words of the wire.
     *
     * @return {@link KojiWire.Unsent}, or what it was
     * @throws RuntimeException when it was one: thrown by who reads the answer
     */
    static IOException of(Exception failure) {
        if (failure instanceof RuntimeException reading) {
            throw reading;
        }
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(cause -> BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst()
                .<IOException>map(cause -> new KojiWire.Unsent(words(cause), failure))
                .orElseGet(() ->
                        failure instanceof IOException broken ? broken : new IOException(words(failure), failure));
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }
}
