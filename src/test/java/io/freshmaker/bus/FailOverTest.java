package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When one broker of a list stops, the next one takes over. */
@Timeout(60)
class FailOverTest {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    @Test
    void goesToTheNextBrokerOfTheList(@TempDir Path directory) throws Exception {
        var first = new EmbeddedBroker(directory.resolve("first"), 0);
        try (var second = new EmbeddedBroker(directory.resolve("second"), 0)) {
            String list = "failover:(" + first.url() + "," + second.url() + ")";
            var attachment = new Attachment(false);
            List<String> seen = new CopyOnWriteArrayList<>();
            try (var context = new DefaultCamelContext()) {
                var factory = BusConnection.forTaking(BusAccess.plain(list, "", ""), 10);
                context.addComponent("amqp", BusConnection.component(factory, attachment, 1));
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("amqp:queue:freshmaker::freshmaker")
                                .process(exchange ->
                                        seen.add(exchange.getMessage().getBody(String.class)));
                    }
                });
                context.start();
                await().atMost(LONGEST).until(attachment::attached);
                send(list, "one");
                await().atMost(LONGEST).until(() -> seen.contains("one"));

                first.close();
                send(list, "two");
                await().atMost(LONGEST).until(() -> seen.contains("two"));
                assertThat(attachment.problem()).isEmpty();
                assertThat(seen).containsExactly("one", "two");
            }
        }
    }

    private static void send(String url, String body) {
        try (var publisher = new BusPublisher(url, "", "", "topic:freshmaker")) {
            publisher.send(new Wire(null, "t", null, Map.of(), 0, body));
        }
    }
}
