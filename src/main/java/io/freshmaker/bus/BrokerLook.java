package io.freshmaker.bus;

import io.freshmaker.tls.CertificateTrouble;
import jakarta.jms.JMSException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
            var trouble = TROUBLE.in(broker.getAuthority(), failure);
            certificate |= trouble.isPresent();
            all.add(trouble.orElse(broker.getAuthority() + ": " + SessionEnd.words(failure, "it can't be reached")));
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
