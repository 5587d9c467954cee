package io.freshmaker.bus;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionListener;
import org.apache.qpid.jms.message.JmsInboundMessageDispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * Whether the intake's consumers are really attached to the broker: a route that says "started" may never get a
 * message, for a wrong address or a connection that is being made again.
 */
public final class Attachment implements MessageListenerContainerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Attachment.class);

    private final AtomicInteger consumers = new AtomicInteger();
    private volatile boolean connected;
    private volatile String problem = "it has not connected yet";
    private boolean told;

    /** Whether at least one consumer is attached over a connection that is up. */
    public boolean attached() {
        return connected && consumers.get() > 0;
    }

    /** What keeps it from being attached, in the client's words; empty while it is. */
    public String problem() {
        return attached() ? "" : problem;
    }

    @Override
    public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
        return new Container(endpoint);
    }

    /** Logs when it becomes attached or ceases to be: once, where the client would tell every second. */
    private synchronized void tell() {
        boolean now = attached();
        if (now && !told) {
            LOG.info("bus: a consumer is attached");
        } else if (!now && told) {
            LOG.warn("bus: no consumer is attached, {}; connecting again", problem);
        }
        told = now;
    }

    private final class Container extends DefaultJmsMessageListenerContainer {

        private final Receipts receipts = new Receipts();

        Container(JmsEndpoint endpoint) {
            super(endpoint);
        }

        @Override
        protected void prepareSharedConnection(Connection connection) throws JMSException {
            super.prepareSharedConnection(connection);
            if (connection instanceof JmsConnection qpid) {
                qpid.addConnectionListener(new Watch());
            }
            receipts.forget();
            consumers.set(0);
            connected = true;
        }

        @Override
        protected void commitIfNecessary(Session session, Message message) throws JMSException {
            super.commitIfNecessary(session, receipts.due(session, message));
        }

        @Override
        protected MessageConsumer createConsumer(Session session, Destination destination) throws JMSException {
            MessageConsumer consumer = super.createConsumer(session, destination);
            consumers.incrementAndGet();
            tell();
            return consumer;
        }

        @Override
        protected void handleListenerSetupFailure(Throwable failure, boolean recovered) {
            connected = false;
            problem = String.valueOf(failure.getMessage());
            tell();
            super.handleListenerSetupFailure(failure, recovered);
        }
    }

    private final class Watch implements JmsConnectionListener {

        @Override
        public void onConnectionEstablished(URI remote) {
            connected = true;
        }

        @Override
        public void onInboundMessage(JmsInboundMessageDispatch envelope) {
            connected = true;
        }

        @Override
        public void onSessionClosed(Session session, Throwable failure) {
            problem = failure == null ? "the broker closed the session" : failure.getMessage();
        }

        @Override
        public void onProducerClosed(MessageProducer producer, Throwable failure) {
            problem = failure == null ? problem : failure.getMessage();
        }

        @Override
        public void onConnectionFailure(Throwable failure) {
            connected = false;
            problem = String.valueOf(failure.getMessage());
            tell();
        }

        @Override
        public void onConnectionInterrupted(URI remote) {
            connected = false;
            problem = "the connection to " + remote.getHost() + " was interrupted";
            tell();
        }

        @Override
        public void onConnectionRestored(URI remote) {
            connected = true;
            tell();
        }

        @Override
        public void onConsumerClosed(MessageConsumer consumer, Throwable failure) {
            consumers.decrementAndGet();
            problem = failure == null ? "the broker closed the consumer" : failure.getMessage();
            tell();
        }
    }
}
