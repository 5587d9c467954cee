package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshmaker.settings.BrokerKind;
import io.freshmaker.settings.Secret;
import io.freshmaker.settings.Tls;
import io.freshmaker.tls.ClientTls;
import io.freshmaker.tls.KeyStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What RabbitMQ with its AMQP 1.0 plugin does, and that we know. */
@Timeout(90)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RabbitMqTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private KeyStores stores;
    private RabbitMq rabbit;

    @BeforeAll
    void startsRabbitMq(@TempDir Path directory) throws Exception {
        stores = KeyStores.signedIn(directory);
        rabbit = RabbitMq.start(directory.resolve("rabbit"), Optional.of(stores));
    }

    @AfterAll
    void stopsRabbitMq() {
        if (rabbit != null) {
            rabbit.close();
        }
    }

    @Test
    void takesWhatComesOverRabbitMqsOwnProtocolWithoutItsHeaders() throws Exception {
        try (Intake intake = intake("freshmaker", rabbit.url())) {
            rabbit.queues().publish("rabbit-1", "git.receive", "{\"name\": \"perl\"}");
            Wire wire = intake.next();
            assertThat(wire.subject()).isEqualTo("org.fedoraproject.prod.git.receive");
            assertThat(AmqpId.text(wire.messageId())).isEqualTo("rabbit-1");
            assertThat(wire.timestamp()).isEqualTo(RabbitQueues.SENT.toEpochMilli());
            assertThat(wire.body()).isEqualTo("{\"name\": \"perl\"}");
            assertThat(wire.headers().keySet()).containsExactly("JMSXDeliveryCount");
        }
    }

    @Test
    void aTextThatIsNotInItsEncodingHoldsUpNobody() throws Exception {
        try (Intake intake = intake("freshmaker", "failover:(" + rabbit.url() + ")")) {
            rabbit.queues()
                    .publish("rabbit-2", "x", "{\"name\": \"J\u00fcrgen\"}".getBytes(StandardCharsets.ISO_8859_1));
            rabbit.queues().publish("rabbit-3", "x", "{}");
            assertThat(intake.next().body()).isEqualTo("{\"name\": \"J\ufffdrgen\"}");
            assertThat(intake.next().body()).isEqualTo("{}");
            await().atMost(LONGEST).until(() -> rabbit.queues().waiting() == 0);
        }
    }

    @Test
    void understandsUrlsThatNameThePrefixThemselves() throws Exception {
        rabbit.queues().bind("passing", "passing");
        try (Intake intake = intake("passing", rabbit.url() + "?jms.queuePrefix=/amq/queue/")) {
            intake.attaches();
        }
    }

    @Test
    void tellsWhenItMayNotReadTheQueue() throws Exception {
        rabbit.queues().bind("secret", "secret");
        try (Intake intake = intake("secret", rabbit.url())) {
            intake.isRefused("access to queue 'secret' in vhost '/' refused for user 'freshmaker'");
        }
    }

    @Test
    void tellsThatTheQueueIsMissingOrDeletedAndAttachesWhenItIsThere() throws Exception {
        for (String url : List.of(rabbit.url(), "failover:(" + rabbit.url() + ")")) {
            try (Intake intake = intake("later", url)) {
                intake.isRefused("queue 'later'");
                rabbit.queues().bind("later", "later");
                intake.attaches();
                rabbit.queues().delete("later");
                intake.isRefused("queue 'later'");
                rabbit.queues().bind("later", "later");
                intake.attaches();
            } finally {
                rabbit.queues().delete("later");
            }
        }
    }

    @Test
    void publishesWhatReadersOfBothProtocolsUnderstand() throws Exception {
        rabbit.queues().bind("passing", "my.topic");
        Wire wire = new Wire("sent-1", "my.topic", null, Map.of("sent-at", "2026-11-22T19:12:52Z"), 0, "{\"a\": 1}");
        try (var publisher = new BusPublisher(access(rabbit.url()), "topic:amq.topic")) {
            publisher.send(wire);
            publisher.send(wire);
            var seen = rabbit.queues().take("passing");
            assertThat(new String(seen.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"a\": 1}");
            assertThat(seen.getProps().getMessageId()).isEqualTo("sent-1");
            assertThat(seen.getProps().getContentType()).isEqualTo("application/json");
            assertThat(seen.getEnvelope().getRoutingKey()).isEqualTo("my.topic");
            assertThat(seen.getProps().getDeliveryMode()).isEqualTo(2);
            assertThat(seen.getProps().getTimestamp()).isNull();
            assertThat(seen.getProps().getHeaders().keySet()).allMatch(name -> name.startsWith("x-amqp-1.0-"));
            assertThat(seen.getProps()
                            .getHeaders()
                            .get("x-amqp-1.0-app-properties")
                            .toString())
                    .contains("sent-at");
            try (Intake intake = intake("passing", rabbit.url())) {
                Wire read = intake.next();
                assertThat(read.headers()).containsEntry("sent-at", "2026-11-22T19:12:52Z");
                assertThat(read.subject()).isEqualTo("my.topic");
                assertThat(read.body()).isEqualTo("{\"a\": 1}");
            }
        }
    }

    @Test
    void tellsAPublisherAtOnceWhyItIsRefused() {
        assertThatThrownBy(() -> new BusPublisher(access(rabbit.url()), "topic:nowhere"))
                .hasMessageContaining("no exchange 'nowhere'");
        assertThatThrownBy(() -> {
                    try (var publisher = new BusPublisher(access(rabbit.url()), "topic:amq.direct")) {
                        publisher.send(new Wire(null, "a", null, Map.of(), 0, "{}"));
                    }
                })
                .hasMessageContaining("access to exchange 'amq.direct'")
                .hasMessageContaining("refused");
    }

    @Test
    void aMessageThatTheClientCannotDecodeIsTakenOffWithRabbitMqsOwnProtocol() throws Exception {
        byte[] broken = {0, 0x53, 0x75, (byte) 0x99, 1, 2, 3};
        rabbit.queues().bind("later", RabbitQueues.PREFIX + "broken");
        rabbit.queues().publishRaw("later", broken);
        rabbit.queues().publish("rabbit-4", "broken", "{}");
        try (Intake intake = intake("later", "failover:(" + rabbit.url() + ")")) {
            intake.isRefused("a message can't be decoded, and RabbitMQ does not let it be refused");
            intake.isRefused("Unrecognised state: {'v1_0.modified',true,true,undefined}");
            // While the client connects again and again, the message behind it may be the first one for a moment.
            await().atMost(LONGEST).until(() -> rabbit.queues().takeOff("later", broken));
            intake.attaches();
            await().atMost(LONGEST).until(() -> rabbit.queues().waiting("later") == 0);
            assertThat(intake.next().body()).isEqualTo("{}");
        } finally {
            rabbit.queues().delete("later");
        }
    }

    @Test
    void isReachedOverTlsWithACertificate() throws Exception {
        var tls = new Tls(
                Optional.of(stores.keys()),
                new Secret(KeyStores.PASSWORD),
                Optional.of(stores.trust()),
                new Secret(KeyStores.PASSWORD),
                true);
        var access = new BusAccess(
                BrokerKind.RABBITMQ, rabbit.secureUrl(), "freshmaker", "secret", ClientTls.context("tls", tls), true);
        rabbit.queues().bind("passing", "tls");
        try (Intake intake = new Intake("passing", access);
                var publisher = new BusPublisher(access, "topic:amq.topic")) {
            publisher.send(new Wire("tls-1", "tls", null, Map.of(), 0, "{}"));
            assertThat(intake.next().body()).isEqualTo("{}");
        }
    }

    private BusAccess access(String url) {
        return new BusAccess(BrokerKind.RABBITMQ, url, "freshmaker", "secret", Optional.empty(), true);
    }

    private Intake intake(String queue, String url) throws Exception {
        return new Intake(queue, access(url));
    }

    /** A route as the pipeline's, which only remembers. */
    private static final class Intake implements AutoCloseable {

        private final Attachment attachment = new Attachment(true);
        private final List<Wire> wires = new CopyOnWriteArrayList<>();
        private final DefaultCamelContext context = new DefaultCamelContext();
        private int read;

        Intake(String queue, BusAccess access) throws Exception {
            context.addComponent("amqp", BusConnection.component(BusConnection.forTaking(access, 10), attachment, 2));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("amqp:queue:" + queue)
                            .process(exchange -> wires.add(new JmsDelivery(exchange.getMessage(JmsMessage.class)
                                            .getJmsMessage())
                                    .wire()));
                }
            });
            context.start();
        }

        Wire next() {
            await().atMost(LONGEST).until(() -> wires.size() > read);
            return wires.get(read++);
        }

        void attaches() {
            await().atMost(LONGEST).until(attachment::attached);
        }

        void isRefused(String words) {
            await().atMost(LONGEST).until(() -> attachment.problem().contains(words));
        }

        @Override
        public void close() throws IOException {
            context.close();
        }
    }
}
