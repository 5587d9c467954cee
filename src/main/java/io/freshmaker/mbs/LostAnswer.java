package io.freshmaker.mbs;

import io.freshmaker.submit.Answer;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Tells failures before a request was sent, which are harmless, from all others, after which a build may exist. */
final class LostAnswer {
    private static final int DEEPEST_CAUSE = 20;
    private static final List<Class<? extends Throwable>> BEFORE_SENDING = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private LostAnswer() {}

    static Answer of(Throwable failure) {
        Optional<Throwable> before = Stream.iterate(failure, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .takeWhile(cause -> cause != null)
                .filter(cause -> BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst();
        if (before.isPresent()) {
            return new Answer.Refused(
                    "MBS can't be reached (" + words(before.get()) + "): is it up, and freshmaker.mbs.url right?");
        }
        return new Answer.Unknown("MBS gave no answer (" + words(failure) + ")");
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }
}
