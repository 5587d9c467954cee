package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Underway;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private static final BusMessage MESSAGE =
            new BusMessage("m", "told", "", Envelope.FEDMSG, Map.of(), null, JsonNodeFactory.instance.objectNode());

    /** What the only listener leaves behind, whose last step asks somebody who does not answer. */
    private static Part failing(Processor before) throws Exception {
        var listeners = new Listeners();
        try (var context = new DefaultCamelContext()) {
            context.addComponent("bus", new BusComponent(listeners, name -> "v1"));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("bus:slow?topics=told&eventType=Told&system=koji")
                            .process(before)
                            .throwException(new IllegalStateException("MBS can't be reached"));
                }
            });
            context.start();
            return listeners.hear("slow", MESSAGE).part();
        }
    }

    private static Draft read(Exchange exchange) {
        var change = new Change("app shipped", Artifact.rpm("app", "f27"), "app-1-1", "");
        return exchange.getMessage().getBody(Draft.class).withChanges("UPDATE-7", List.of(change));
    }

    @Test
    void knowWhatTheyWaitForInTheMiddleOfAStep() throws Exception {
        List<Processor> steps = List.of(
                exchange -> exchange.getMessage().setBody(read(exchange)),
                exchange -> {
                    Draft draft = read(exchange);
                    exchange.getMessage().setBody((Underway) () -> draft);
                },
                exchange -> {
                    Draft draft = read(exchange);
                    exchange.setVariable("known", (Underway) () -> draft);
                    exchange.getMessage().setBody("the answer of somebody else");
                });
        for (Processor step : steps) {
            Part part = failing(step);
            assertThat(part.failure()).isEqualTo("MBS can't be reached");
            assertThat(part.draft().searchKey()).isEqualTo("UPDATE-7");
        }
    }

    @Test
    void tellNothingOfAMessageThatIsNotReadYet() throws Exception {
        assertThat(failing(exchange -> {}).draft()).isNull();
    }
}
