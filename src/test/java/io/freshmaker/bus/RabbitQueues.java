package io.freshmaker.bus;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The queues of a RabbitMQ, over the protocol that most others speak to it: AMQP 0-9-1. */
public final class RabbitQueues {

    /** The exchange of Fedora's bus. */
    public static final String EXCHANGE = "amq.topic";

    /** Sends every message with this beginning of its topic to the queue {@code freshmaker}. */
    public static final String PREFIX = "org.fedoraproject.prod.";

    /** When every message says it was sent. */
    static final Instant SENT = Instant.parse("2026-11-22T19:12:52Z");

    static final String QUEUE = "freshmaker";

    private final int port;

    RabbitQueues(int port) {
        this.port = port;
    }

    /** Publishes as fedora-messaging does: over AMQP 0-9-1, with headers that AMQP 1.0 readers never see. */
    public void publish(String id, String topic, byte[] body) {
        var properties = new BasicProperties.Builder()
                .messageId(id)
                .contentType("application/json")
                .contentEncoding("utf-8")
                .deliveryMode(2)
                .timestamp(Date.from(SENT))
                .headers(Map.of("fedora_messaging_schema", "git.receive", "sent-at", "2026-11-22T19:12:52+00:00"));
        on(channel -> {
            channel.confirmSelect();
            channel.basicPublish(EXCHANGE, PREFIX + topic, true, properties.build(), body);
            return channel.waitForConfirms(10_000);
        });
    }

    public void publish(String id, String topic, String body) {
        publish(id, topic, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Has a durable queue that gets the messages with this routing key. */
    public void bind(String queue, String key) {
        on(channel -> {
            channel.queueDeclare(queue, true, false, false, null);
            return channel.queueBind(queue, EXCHANGE, key);
        });
    }

    /** Puts something into a queue that says to be AMQP 1.0, as senders of RabbitMQ's own protocol can. */
    void publishRaw(String queue, byte[] body) {
        var properties =
                new BasicProperties.Builder().type("amqp-1.0").deliveryMode(2).build();
        on(channel -> {
            channel.confirmSelect();
            channel.basicPublish("", queue, true, properties, body);
            return channel.waitForConfirms(10_000);
        });
    }

    void delete(String queue) {
        on(channel -> channel.queueDelete(queue));
    }

    /** The next message of a queue, as readers of RabbitMQ's own protocol get it; null when there is none. */
    public GetResponse take(String queue) {
        return on(channel -> channel.basicGet(queue, true));
    }

    /** Takes the next message of a queue off it if it has this body, and says whether; another one stays there. */
    boolean takeOff(String queue, byte[] body) {
        return on(channel -> {
            GetResponse next = channel.basicGet(queue, false);
            boolean here = next != null && Arrays.equals(next.getBody(), body);
            if (here) {
                channel.basicAck(next.getEnvelope().getDeliveryTag(), false);
            } else if (next != null) {
                channel.basicReject(next.getEnvelope().getDeliveryTag(), true);
            }
            return here;
        });
    }

    /** Messages in the queue {@code freshmaker} that are with nobody. */
    public long waiting() {
        return waiting(QUEUE);
    }

    long waiting(String queue) {
        return on(channel -> channel.messageCount(queue));
    }

    private interface Work<T> {
        T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    private <T> T on(Work<T> work) {
        var factory = new ConnectionFactory();
        factory.setPort(port);
        factory.setHost("127.0.0.1");
        factory.setAutomaticRecoveryEnabled(false);
        try (var connection = factory.newConnection()) {
            return work.on(connection.createChannel());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
