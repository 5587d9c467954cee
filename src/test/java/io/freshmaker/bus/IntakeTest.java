package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Pause;
import io.freshmaker.store.TestDatabase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of the bus enters the inbox, where content types listen to our own topics as well. */
class IntakeTest {

    private static final String BODY = "{\"update\": \"FEDORA-2018-1\", \"rpms\": [\"a-1-1\"], \"build\": {\"id\": 1}}";

    private final TestDatabase database = new TestDatabase();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Patience patience = new Patience();
    private Intake intake;

    @BeforeEach
    void start() throws Exception {
        var listeners = new Listeners();
        context.addComponent("bus", new BusComponent(listeners, name -> "v1"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("bus:all?topics=git.receive,freshmaker.manual.update,freshmaker.build.signed,freshmaker.manual.rebuild,"
                                + "freshmaker.async.manual.build,freshmaker.manage.eventcancel&eventType=T&system=mbs")
                        .stop();
            }
        });
        context.start();
        var topics = new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng."));
        intake = new Intake(
                new EnvelopeReader(topics, new ObjectMapper()),
                listeners,
                new Inbox(database.database(), new Pause(Duration.ofMinutes(1))),
                new IntakeCounts(metrics, Clock.systemUTC()),
                patience);
    }

    @AfterEach
    void close() {
        context.stop();
        patience.close();
        database.close();
    }

    private void deliver(String subject, String address, Map<String, String> headers, String body) throws Exception {
        intake.take(new JmsDelivery(message(subject, address, headers, body)));
    }

    private static TextMessage message(String subject, String address, Map<String, String> headers, String body) {
        Topic destination = () -> address;
        return (TextMessage) Proxy.newProxyInstance(
                IntakeTest.class.getClassLoader(),
                new Class<?>[] {TextMessage.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getJMSType" -> subject;
                    case "getJMSDestination" -> address == null ? null : destination;
                    case "getJMSMessageID" -> headers.getOrDefault("id", "ID:x");
                    case "getJMSTimestamp" -> 0L;
                    case "getStringProperty" -> headers.get(arguments[0]);
                    case "getPropertyNames" -> Collections.enumeration(headers.keySet());
                    case "getText" -> body;
                    default -> throw new AssertionError(method.getName());
                });
    }

    private long noise(String outcome) {
        return (long) metrics.get("freshmaker.messages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void takesNothingThatWeTellOurselves() throws Exception {
        String own = "freshmaker.manual.update";
        for (String topic : List.of(
                own,
                "freshmaker.build.signed",
                "freshmaker.manual.rebuild",
                "freshmaker.async.manual.build",
                "freshmaker.manage.eventcancel")) {
            deliver("org.fedoraproject.prod." + topic, null, Map.of(), BODY);
            deliver(topic, null, Map.of(), BODY);
            deliver(null, "VirtualTopic.eng." + topic, Map.of(), BODY);
            deliver(null, "Consumer.me.VirtualTopic.eng." + topic, Map.of(), BODY);
            deliver("git.receive", "here", Map.of("destination", "/topic/VirtualTopic.eng." + topic), BODY);
            deliver(
                    null,
                    null,
                    Map.of(),
                    "{\"topic\": \"org.fedoraproject.prod." + topic + "\", \"msg\": " + BODY + "}");
        }
        deliver(
                null,
                null,
                Map.of(),
                "{\"topic\": \"git.receive\", \"topic\": \"" + own + "\", \"msg\": " + BODY + "}");
        deliver("git.receive", null, Map.of("topic", own), "{\"topic\": \"" + own + "\", \"msg\": " + BODY + "}");

        assertThat(database.texts("select topic from inbox"))
                .as("the last one is a push, whatever its body and headers say")
                .containsExactly("git.receive");
        assertThat(noise("noise_by_topic")).isEqualTo(31);
    }

    @Test
    void takesNothingUnderTheIdOfAMessageOfOurs() throws Exception {
        for (String id : List.of("manual:5", "signed:9:key")) {
            String envelope = "{\"topic\": \"git.receive\", \"msg_id\": \"" + id + "\", \"msg\": {\"commit\": 1}}";
            deliver(null, null, Map.of(), envelope);
            deliver("git.receive", null, Map.of("id", "ID:" + id), "{\"commit\": 1}");
            deliver(null, "VirtualTopic.eng.git.receive", Map.of("message-id", id), "{\"commit\": 1}");
        }

        assertThat(database.texts("select message_id from inbox where message_id like 'manual:%'"
                        + " or message_id like 'signed:%'"))
                .isEmpty();
        assertThat(noise("noise_by_filter")).isGreaterThanOrEqualTo(4);
    }
}
