package io.freshmaker.bus;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsDestination;
import org.apache.qpid.jms.JmsSession;
import org.apache.qpid.jms.message.JmsMessageIDBuilder;
import org.apache.qpid.jms.policy.JmsMessageIDPolicy;

/** Sends messages to the bus, each with the AMQP id that it is to have. For one thread at a time. */
public final class BusPublisher implements AutoCloseable {

    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    private final GivenIds ids = new GivenIds();

    /**
     * Connects.
     *
     * @param target {@code topic:NAME} or {@code queue:NAME}
     * @throws IllegalStateException when the broker can't be reached, with its address and the client's words
     */
    public BusPublisher(String url, String user, String password, String target) {
        JmsConnectionFactory factory = BusConnection.factory(url, user, password, 0);
        factory.setMessageIDPolicy(ids);
        try {
            connection = factory.createConnection();
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            producer = session.createProducer(destination(session, target));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            connection.start();
        } catch (JMSException e) {
            throw new IllegalStateException("The bus at " + url + " can't be reached: " + e.getMessage(), e);
        }
    }

    private static Destination destination(Session session, String target) throws JMSException {
        String name = target.substring(target.indexOf(':') + 1);
        return target.startsWith("queue:") ? session.createQueue(name) : session.createTopic(name);
    }

    /**
     * Sends one message; when this returns the broker has it.
     *
     * @throws IllegalStateException when the broker did not take it
     */
    public void send(Wire wire) {
        try {
            TextMessage message = session.createTextMessage(wire.body());
            message.setJMSType(wire.subject());
            for (Map.Entry<String, String> header : wire.headers().entrySet()) {
                message.setStringProperty(header.getKey(), header.getValue());
            }
            ids.next = wire.messageId();
            producer.send(message);
        } catch (JMSException e) {
            throw new IllegalStateException("The broker did not take the message: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            throw new IllegalStateException("The connection to the bus did not close: " + e.getMessage(), e);
        }
    }

    /** The client would give each message an id of its own; receivers tell messages apart by the sender's. */
    private static final class GivenIds implements JmsMessageIDPolicy {

        private String next;

        @Override
        public JmsMessageIDPolicy copy() {
            return this;
        }

        @Override
        public JmsMessageIDBuilder getMessageIDBuilder(JmsSession session, JmsDestination destination) {
            return (producer, sequence) -> next == null ? "ID:" + producer + "-" + sequence : next;
        }
    }
}
