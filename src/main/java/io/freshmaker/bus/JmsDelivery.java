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

/** One delivery as the JMS client gives it; its body is decoded only when somebody asks for it. */
record JmsDelivery(Message message) {

    /** Everything but the body: enough to tell the topic on most buses. */
    Wire withoutBody() throws JMSException {
        return new Wire(
                message.getJMSMessageID(),
                message.getJMSType(),
                address(message.getJMSDestination()),
                headers(),
                message.getJMSTimestamp(),
                null);
    }

    Wire whole(Wire envelope) throws JMSException {
        return new Wire(
                envelope.messageId(),
                envelope.subject(),
                envelope.address(),
                envelope.headers(),
                envelope.timestamp(),
                body());
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
