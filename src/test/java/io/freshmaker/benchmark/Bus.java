package io.freshmaker.benchmark;

import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.BusAccess;
import io.freshmaker.bus.BusConnection;
import io.freshmaker.bus.EmbeddedBroker;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.component.amqp.AMQPComponent;
import org.apache.qpid.jms.JmsConnectionFactory;

/** The embedded broker with one queue that is filled while nobody reads it, and then read as fast as can be. */
final class Bus implements AutoCloseable {

    /** Where the intake reads by default. */
    static final String SOURCE = "queue:" + EmbeddedBroker.ADDRESS + "::" + EmbeddedBroker.ADDRESS;

    private static final int PREFETCH = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final EmbeddedBroker broker;

    Bus(Path directory) {
        broker = new EmbeddedBroker(directory, 0);
    }

    /** The component as the service sets it up. */
    AMQPComponent component(int consumers) {
        return BusConnection.component(factory(), new Attachment(false), consumers);
    }

    /** Camel's own settings, but for what decides how fast a broker delivers: equal to ours. */
    AMQPComponent bareComponent(int consumers) {
        var component = new AMQPComponent(factory());
        component.setAcknowledgementModeName("CLIENT_ACKNOWLEDGE");
        component.setConcurrentConsumers(consumers);
        return component;
    }

    private JmsConnectionFactory factory() {
        return BusConnection.forTaking(BusAccess.plain(broker.url(), "", ""), PREFETCH);
    }

    /** Sends that many persistent messages without waiting for each, and returns when all are in the queue. */
    void fill(Letter letter, int messages) throws JMSException, InterruptedException {
        JmsConnectionFactory factory = factory();
        factory.setForceAsyncSend(true);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createTopic(EmbeddedBroker.ADDRESS))) {
            for (int number = 0; number < messages; number++) {
                TextMessage message = session.createTextMessage(letter.body(number));
                message.setJMSType(letter.subject());
                message.setStringProperty("fedora_messaging_schema", "base.message");
                message.setIntProperty("fedora_messaging_severity", 20);
                message.setStringProperty("sent-at", "2026-03-04T05:06:07+00:00");
                producer.send(message);
            }
            Waiting.until(() -> broker.waiting() == messages, LONGEST, "the queue to fill");
        }
    }

    /** Returns when every message is acknowledged. */
    void awaitEmpty() throws InterruptedException {
        Waiting.until(() -> broker.waiting() == 0, LONGEST, "the last acknowledgements");
    }

    @Override
    public void close() {
        broker.close();
    }
}
