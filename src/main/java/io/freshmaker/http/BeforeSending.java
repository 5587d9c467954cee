package io.freshmaker.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Tells failures before a request was sent, which are harmless, from all others, after which it may have been obeyed. */
public final class BeforeSending {

    private static final int DEEPEST_CAUSE = 20;
    private static final List<Class<? extends Throwable>> KINDS = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            HttpConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private BeforeSending() {}

    /** What kept the request from being sent; nothing when it may have been. */
    public static Optional<Throwable> in(Throwable failure) {
        return causes(failure)
                .filter(cause -> KINDS.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst();
    }

    /** A failure and what caused it, the outermost first. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    /** {@code Read timed out}: what a failure says, or what kind it is, for sentences. */
    public static String words(Throwable failure) {
        String said =
                Objects.requireNonNullElse(failure.getMessage(), "").strip().replaceFirst("\\.$", "");
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return said.isEmpty() ? "its host is not known" : "the host is not known: " + said;
        }
        if (!said.isEmpty()) {
            return said;
        }
        return failure instanceof ConnectException
                ? "no connection"
                : failure.getClass()
                        .getSimpleName()
                        .replaceFirst("(?<=.)(Exception|Error)$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
    }
}
