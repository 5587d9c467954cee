package io.freshmaker.bus;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;

/**
 * One delivery as the JMS client gives it. Nothing is read before somebody asks for it: most deliveries end with their
 * topic, and need neither all headers nor the body.
 */
record JmsDelivery(Message message) {

    /** In 1973, when nobody sent messages; read as seconds, in the year 5138. */
    private static final long EARLIEST_MS = 100_000_000_000L;

    /** The AMQP subject, or null. */
    String subject() throws JMSException {
        return message.getJMSType();
    }

    /** Where it was sent to, or null. */
    String address() throws JMSException {
        return address(message.getJMSDestination());
    }

    /** One application property as text, or null. */
    String header(String name) {
        try {
            return message.getStringProperty(name);
        } catch (JMSException e) {
            throw new IllegalStateException("The header " + name + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Nobody wants it: its acknowledgement may wait for others. */
    void acknowledgeLater() throws JMSException {
        Receipts.mayWait(message);
    }

    /** All of it. */
    Wire wire() throws JMSException {
        return new Wire(message.getJMSMessageID(), subject(), address(), headers(), sentAt(), body());
    }

    /** RabbitMQ passes on the seconds of its own protocol where AMQP 1.0 has milliseconds. */
    private long sentAt() throws JMSException {
        long time = message.getJMSTimestamp();
        return time < EARLIEST_MS ? time * 1000 : time;
    }

    private String body() throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            byte[] content = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.reset();
            bytes.readBytes(content);
            return new String(content, StandardCharsets.UTF_8);
        }
        return null;
    }

    private Map<String, String> headers() throws JMSException {
        Map<String, String> headers = new HashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = String.valueOf(names.nextElement());
            headers.put(name, message.getStringProperty(name));
        }
        return headers;
    }

    private static String address(Destination destination) throws JMSException {
        if (destination instanceof Topic topic) {
            return topic.getTopicName();
        }
        return destination instanceof Queue queue ? queue.getQueueName() : null;
    }
}
