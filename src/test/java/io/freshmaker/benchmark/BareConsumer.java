package io.freshmaker.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The baseline of the intake: Camel takes the message, Jackson parses its body, and that is all. */
final class BareConsumer {

    private final Bus bus;
    private final int consumers;
    private final ObjectMapper json = new ObjectMapper();

    BareConsumer(Bus bus, int consumers) {
        this.bus = bus;
        this.consumers = consumers;
    }

    /** Messages per second. */
    double run(Course course) throws Exception {
        var taken = new LongAdder();
        var context = new DefaultCamelContext();
        context.addComponent("amqp", bus.bareComponent(consumers));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("amqp:" + Bus.SOURCE).process(exchange -> {
                    json.readTree(exchange.getMessage().getBody(String.class));
                    taken.increment();
                });
            }
        });
        return course.run(context, taken::sum);
    }
}
