package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private EmbeddedBroker broker;
    private BusPublisher publisher;

    @BeforeEach
    void startsTheBroker() {
        broker = new EmbeddedBroker(directory, 0);
        publisher = new BusPublisher(broker.url(), "", "", "topic:" + EmbeddedBroker.ADDRESS);
    }

    @AfterEach
    void stopsTheBroker() {
        publisher.close();
        broker.close();
    }

    @Test
    void acknowledgesNoiseWhenNothingFollows() throws Exception {
        try (DefaultCamelContext context = route(1000)) {
            context.start();
            send("noise 1", "noise 2", "noise 3");
            await().atMost(LONGEST).until(() -> seen.size() == 3 && broker.waiting() == 0);
        }
    }

    @Test
    void acknowledgesWhatIsKeptTogetherWithTheNoiseBeforeIt() throws Exception {
        send("noise 1", "kept 1");
        try (DefaultCamelContext context = route(1000)) {
            context.start();
            await().atMost(LONGEST).until(() -> seen.size() == 2 && broker.waiting() == 0);
        }
        assertThat(seen).containsExactly("noise 1", "kept 1");
    }

    @Test
    void takesMoreNoiseThanTheBrokerSendsAhead() throws Exception {
        try (DefaultCamelContext context = route(1)) {
            context.start();
            send("noise 1", "noise 2", "noise 3", "noise 4", "noise 5", "kept 1");
            await().atMost(LONGEST).until(() -> seen.size() == 6 && broker.waiting() == 0);
        }
    }

    @Test
    void leavesNoiseOutOfTheDeadLettersWhenAMessageAfterItIsRefused() throws Exception {
        send("noise 1", "noise 2", "refused 1", "noise 3");
        try (DefaultCamelContext context = route(1000)) {
            context.start();
            await().atMost(LONGEST).until(() -> broker.deadLetters() > 0 && broker.waiting() == 0);
        }
        assertThat(broker.deadLetters()).isEqualTo(1);
        assertThat(seen).filteredOn("refused 1"::equals).hasSize(4);
        assertThat(seen).contains("noise 3");
    }

    private void send(String... bodies) {
        for (String body : bodies) {
            publisher.send(new Wire(null, "a.topic", null, Map.of(), 0, body));
        }
    }

    private DefaultCamelContext route(int prefetch) throws Exception {
        var context = new DefaultCamelContext();
        var factory = BusConnection.forTaking(BusAccess.plain(broker.url(), "", ""), prefetch);
        context.addComponent("amqp", BusConnection.component(factory, new Attachment(false), 1));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("amqp:queue:" + EmbeddedBroker.ADDRESS + "::" + EmbeddedBroker.ADDRESS)
                        .process(exchange -> {
                            String body = exchange.getMessage().getBody(String.class);
                            seen.add(body);
                            if (body.startsWith("refused")) {
                                throw new IllegalStateException("refused by the test");
                            }
                            if (body.startsWith("noise")) {
                                new JmsDelivery(exchange.getMessage(JmsMessage.class)
                                                .getJmsMessage())
                                        .acknowledgeLater();
                            }
                        });
            }
        });
        return context;
    }
}
