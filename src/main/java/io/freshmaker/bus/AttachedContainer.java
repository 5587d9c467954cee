package io.freshmaker.bus;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.qpid.jms.JmsConnection;

/** Camel's consumers of the bus, which tell how they fare and acknowledge noise together. */
final class AttachedContainer extends DefaultJmsMessageListenerContainer {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Attachment attachment;
    private final boolean silentBroker;
    private final Receipts receipts = new Receipts();
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile Connection connection;

    AttachedContainer(JmsEndpoint endpoint, Attachment attachment, boolean silentBroker) {
        super(endpoint);
        this.attachment = attachment;
        this.silentBroker = silentBroker;
    }

    private BrokerLook brokers() {
        return ((TakingFactory) getConnectionFactory()).brokers();
    }

    @Override
    protected Connection createConnection() throws JMSException {
        try {
            return super.createConnection();
        } catch (JMSException e) {
            attachment.unconnected(brokers().unopened(e, "the connection failed"));
            throw e;
        }
    }

    @Override
    protected void prepareSharedConnection(Connection fresh) throws JMSException {
        super.prepareSharedConnection(fresh);
        connection = fresh;
        receipts.forget();
        attachment.connected(fresh);
        if (fresh instanceof JmsConnection qpid) {
            qpid.addConnectionListener(new ConnectionWatch(qpid, attachment, brokers()));
        }
    }

    @Override
    protected void commitIfNecessary(Session session, Message message) throws JMSException {
        super.commitIfNecessary(session, receipts.due(session, message));
    }

    @Override
    protected MessageConsumer createConsumer(Session session, Destination destination) throws JMSException {
        MessageConsumer consumer = super.createConsumer(session, destination);
        attachment.opened(consumer, session);
        return consumer;
    }

    @Override
    protected void noMessageReceived(Object invoker, Session session) {
        super.noMessageReceived(invoker, session);
        if (!attachment.attached()) {
            attachment.blocked(brokers().certificates());
        }
        long last = looked.get();
        if (silentBroker && System.nanoTime() - last > LOOK_NANOS && looked.compareAndSet(last, System.nanoTime())) {
            look();
        }
    }

    /** Attaches once more, for a moment: that fails when the queue is gone or forbidden by now. */
    private void look() {
        try (Session session = connection.createSession(false, TakingFactory.LOOKING)) {
            super.createConsumer(
                            session,
                            getDestinationResolver()
                                    .resolveDestinationName(session, getDestinationName(), isPubSubDomain()))
                    .close();
        } catch (JMSException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    protected void handleListenerSetupFailure(Throwable failure, boolean recovered) {
        // Another consumer's thread may have made a new connection already.
        if (!recovered) {
            attachment.failed(brokers().words(failure, "the connection failed"));
        }
        super.handleListenerSetupFailure(failure, recovered);
    }
}
