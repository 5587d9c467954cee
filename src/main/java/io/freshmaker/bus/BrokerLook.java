package io.freshmaker.bus;

import io.freshmaker.tls.CertificateTrouble;
import jakarta.jms.JMSException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Tells what keeps us from the brokers of an address. Of a list the client repeats only what the last broker said, and
 * nothing at all while it connects again: here each broker of it is tried by itself. Thread-safe.
 */
final class BrokerLook {

    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final CertificateTrouble TROUBLE = CertificateTrouble.ofSettings("freshmaker.bus");
    private static final int CONNECT_MILLIS = 3_000;

    /** What the client says when a connection ends before it is open. */
    private static final List<String> HUNG_UP =
            List.of("non-connected transport", "Connection failed", "remotely closed");

    private final BusAccess access;
    private boolean looked;
    private long lookedAt;
    private String found = "";

    BrokerLook(BusAccess access) {
        this.access = access;
    }

    /** What a failed connection means: the certificate that is wrong, or else the client's words. */
    String words(Throwable failure, String otherwise) {
        String words = SessionEnd.words(failure, otherwise);
        if (!access.encrypted()) {
            return words;
        }
        var url = new BrokerUrl(access.url());
        if (url.isList()) {
            String certificates = certificates();
            return certificates.isEmpty() ? words : certificates;
        }
        return TROUBLE.in(url.brokers().get(0).getAuthority(), failure).orElse(words);
    }

    /** The same for a connection that never came about: a broker that refuses us in TLS may hang up before it is heard why. */
    String unopened(Throwable failure, String otherwise) {
        String words = words(failure, otherwise);
        // What is known of each broker of a list says more.
        return access.encrypted() && certificates().isEmpty() && isHangUp(failure, words)
                ? "The broker" + hungUp() + "."
                : words;
    }

    private static boolean isHangUp(Throwable failure, String words) {
        return SessionEnd.stumbles(failure) || HUNG_UP.stream().anyMatch(words::contains);
    }

    private static String hungUp() {
        return " hung up while TLS began: it may ask for a client certificate, which freshmaker.bus.tls.key-store names,"
                + " or not trust the one it got";
    }

    /**
     * What the brokers of a list say when no one lets us in and a certificate is a reason for it; empty otherwise. Looks
     * every ten seconds at most, for three at each broker.
     */
    synchronized String certificates() {
        if (!looked || System.nanoTime() - lookedAt > AGAIN_NANOS) {
            found = access.encrypted() && new BrokerUrl(access.url()).isList() ? look() : "";
            lookedAt = System.nanoTime();
            looked = true;
        }
        return found;
    }

    private String look() {
        List<String> all = new ArrayList<>();
        boolean certificate = false;
        for (URI broker : new BrokerUrl(access.url()).brokers()) {
            JMSException failure = tried(broker);
            if (failure == null) {
                return "";
            }
            String authority = broker.getAuthority();
            String words = SessionEnd.words(failure, "it can't be reached");
            var trouble = TROUBLE.in(authority, failure)
                    .or(() -> isHangUp(failure, words) ? Optional.of(authority + hungUp()) : Optional.empty());
            certificate |= trouble.isPresent();
            all.add(trouble.orElse(authority + ": " + words));
        }
        return certificate ? String.join("; ", all) : "";
    }

    /** Why this broker does not let us in; null when it does. */
    private JMSException tried(URI broker) {
        JmsConnectionFactory factory = BusConnection.forSending(access.at(broker.toString()));
        factory.setConnectTimeout(CONNECT_MILLIS);
        factory.setRequestTimeout(CONNECT_MILLIS);
        JmsConnection connection = null;
        try {
            connection = (JmsConnection) factory.createConnection();
            connection.start();
            return null;
        } catch (JMSException e) {
            return e;
        } finally {
            SessionEnd.close(connection);
        }
    }
}
