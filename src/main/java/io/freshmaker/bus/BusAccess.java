package io.freshmaker.bus;

import io.freshmaker.settings.BrokerKind;
import io.freshmaker.settings.Bus;
import io.freshmaker.tls.ClientTls;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where the bus is and what it takes to be let in.
 *
 * @param url {@code amqp:}, {@code amqps:} or {@code failover:}
 * @param user empty for none
 * @param tls nothing when the URL says all about it
 * @param verifyHost whether the broker's certificate must name its host
 */
public record BusAccess(
        BrokerKind broker, String url, String user, String password, Optional<SSLContext> tls, boolean verifyHost) {

    /** What the settings say about the broker that they name. */
    public static BusAccess of(Bus bus) {
        return of(bus, bus.url().value());
    }

    /**
     * The same for a broker at another address: the embedded one.
     *
     * @throws IllegalArgumentException when a file with keys or certificates is wrong, with its setting and the remedy
     */
    public static BusAccess of(Bus bus, String url) {
        return new BusAccess(
                bus.broker(),
                url,
                bus.user(),
                bus.password().value(),
                ClientTls.context("freshmaker.bus.tls", bus.tls()),
                bus.tls().verifyHost());
    }

    /** A broker with plain addresses, over TLS only as far as the URL says it. */
    public static BusAccess plain(String url, String user, String password) {
        return new BusAccess(BrokerKind.ARTEMIS, url, user, password, Optional.empty(), true);
    }

    /** The same for one broker of a list. */
    BusAccess at(String otherUrl) {
        return new BusAccess(broker, otherUrl, user, password, tls, verifyHost);
    }

    boolean encrypted() {
        return url.contains("amqps:");
    }

    boolean rabbitMq() {
        return broker == BrokerKind.RABBITMQ;
    }
}
