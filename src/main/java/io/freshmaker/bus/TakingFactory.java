package io.freshmaker.bus;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.URI;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsDestination;
import org.apache.qpid.jms.JmsSession;
import org.apache.qpid.jms.message.JmsInboundMessageDispatch;
import org.apache.qpid.jms.message.JmsTextMessage;
import org.apache.qpid.jms.policy.JmsPrefetchPolicy;
import org.apache.qpid.jms.provider.Provider;
import org.apache.qpid.jms.provider.ProviderWrapper;

/**
 * The client's factory for connections that take messages. The client itself would close the connection over a text
 * that it can't decode, be given that message again, and get no further.
 */
final class TakingFactory extends JmsConnectionFactory {

    /** The mode of a session that attaches to see whether it can, and takes nothing. */
    static final int LOOKING = Session.DUPS_OK_ACKNOWLEDGE;

    private static final long serialVersionUID = 1L;

    private final transient BrokerLook brokers;

    /**
     * For an address as the client is to take it.
     *
     * @param prefetch messages sent ahead to each consumer, except one that only looks
     * @param brokers tells why there is no connection
     */
    TakingFactory(String url, int prefetch, BrokerLook brokers) {
        super(url);
        this.brokers = brokers;
        setPrefetchPolicy(new Window(prefetch));
    }

    BrokerLook brokers() {
        return brokers;
    }

    @Override
    protected Provider createProvider(URI remote) throws Exception {
        return new Decoding(super.createProvider(remote));
    }

    private static final class Decoding extends ProviderWrapper<Provider> {

        Decoding(Provider next) {
            super(next);
        }

        @Override
        public void onInboundMessage(JmsInboundMessageDispatch delivery) {
            if (delivery.getMessage() instanceof JmsTextMessage text) {
                try {
                    text.getText();
                } catch (JMSException e) {
                    RawText.decode(text);
                }
            }
            super.onInboundMessage(delivery);
        }
    }

    private record Window(int prefetch) implements JmsPrefetchPolicy {

        @Override
        public JmsPrefetchPolicy copy() {
            return this;
        }

        @Override
        public int getConfiguredPrefetch(
                JmsSession session, JmsDestination destination, boolean durable, boolean browser) {
            try {
                return session.getAcknowledgeMode() == LOOKING ? 0 : prefetch;
            } catch (JMSException e) {
                throw new IllegalStateException("The session is closed already: " + e.getMessage(), e);
            }
        }
    }
}
