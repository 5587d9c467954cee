package io.freshmaker.bus;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsDestination;
import org.apache.qpid.jms.JmsSession;
import org.apache.qpid.jms.message.JmsBytesMessage;
import org.apache.qpid.jms.message.JmsMessageIDBuilder;
import org.apache.qpid.jms.policy.JmsMessageIDPolicy;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;

/** Sends messages to the bus, each with the AMQP id that it is to have. For one thread at a time. */
public final class BusPublisher implements AutoCloseable {

    private final boolean rabbitMq;
    private final JmsConnection connection;
    private final Session session;
    private final MessageProducer producer;
    private final GivenIds ids = new GivenIds();
    private volatile String refusal;

    /** Connects to a broker with plain addresses, as {@link #BusPublisher(BusAccess, String)} does. */
    public BusPublisher(String url, String user, String password, String target) {
        this(BusAccess.plain(url, user, password), target);
    }

    /**
     * Connects.
     *
     * @param target {@code topic:NAME} or {@code queue:NAME}; on RabbitMQ a topic is an exchange, to which each message
     *     goes with its own topic as routing key
     * @throws IllegalStateException when the broker can't be reached or refuses, with the broker's or client's words
     */
    public BusPublisher(BusAccess access, String target) {
        rabbitMq = access.rabbitMq();
        JmsConnectionFactory factory = BusConnection.forSending(access);
        factory.setMessageIDPolicy(ids);
        JmsConnection opening = null;
        try {
            opening = (JmsConnection) factory.createConnection();
            JmsConnection opened = opening;
            opening.addConnectionListener(new SessionEnd(opening, (ended, reason) -> refusal = reason));
            session = opening.createSession(false, Session.AUTO_ACKNOWLEDGE);
            producer = session.createProducer(destination(session, target));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            // RabbitMQ takes the milliseconds of AMQP 1.0 for the seconds of its own protocol.
            producer.setDisableMessageTimestamp(rabbitMq);
            opening.start();
            connection = opened;
        } catch (JMSException e) {
            SessionEnd.close(opening);
            throw new IllegalStateException(
                    new BrokerLook(access).unopened(told(e), "it could not be reached"), told(e));
        }
    }

    /** The broker's words for why it ended the session, where the client only knows that it is closed. */
    private JMSException told(JMSException failure) {
        return refusal == null ? failure : new JMSException(refusal);
    }

    private static Destination destination(Session session, String target) throws JMSException {
        String name = target.substring(target.indexOf(':') + 1);
        return target.startsWith("queue:") ? session.createQueue(name) : session.createTopic(name);
    }

    /**
     * Sends one message; when this returns the broker has it. RabbitMQ also takes, and drops, what no queue is bound to.
     *
     * @throws IllegalStateException when the broker did not take it
     * @throws IllegalArgumentException when RabbitMQ would not know where to, for want of a subject and an address
     */
    public void send(Wire wire) {
        try {
            Message message = rabbitMq ? bytes(wire) : session.createTextMessage(wire.body());
            message.setJMSType(rabbitMq ? routingKey(wire) : wire.subject());
            for (Map.Entry<String, String> header : wire.headers().entrySet()) {
                message.setStringProperty(header.getKey(), header.getValue());
            }
            ids.next = wire.messageId();
            producer.send(message);
        } catch (JMSException e) {
            throw new IllegalStateException("The broker did not take the message: " + told(e).getMessage(), told(e));
        }
    }

    /** A text would reach readers of RabbitMQ's own protocol as an encoded value; bytes reach them as they are. */
    private Message bytes(Wire wire) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(wire.body().getBytes(StandardCharsets.UTF_8));
        if (message instanceof JmsBytesMessage qpid && qpid.getFacade() instanceof AmqpJmsMessageFacade facade) {
            facade.setContentType(Symbol.valueOf("application/json"));
        }
        return message;
    }

    private static String routingKey(Wire wire) {
        String key = wire.subject() == null ? wire.address() : wire.subject();
        if (key == null) {
            throw new IllegalArgumentException("RabbitMQ routes by the subject of a message, and this envelope has"
                    + " none: choose fedora-messaging or umb.");
        }
        return key;
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
