package io.freshmaker.content;

import io.freshmaker.plan.Draft;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;

/** Notes what each step of a content route made of the draft, in the order in which they began. One message only. */
public final class Trace implements InterceptStrategy {

    /**
     * One step that was taken.
     *
     * @param kind such as {@code to} or {@code filter}
     * @param before the draft when the step began; null when the body was none
     * @param after the draft when it ended, what is below a filter included; null when the body was none
     * @param entered whether steps below it were taken
     */
    public record Step(String id, String kind, Draft before, Draft after, boolean entered) {}

    private final List<Step> steps = new ArrayList<>();

    /** What was done so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor next) {
        return ofAKamelet(node)
                ? target
                : AsyncProcessorConverterHelper.convert(exchange -> note(node, target, exchange));
    }

    private void note(NamedNode node, Processor target, Exchange exchange) throws Exception {
        int place = steps.size();
        Draft before = exchange.getMessage().getBody(Draft.class);
        steps.add(new Step(node.getId(), node.getShortName(), before, before, false));
        target.process(exchange);
        boolean entered = steps.size() > place + 1;
        Draft after = exchange.getMessage().getBody(Draft.class);
        steps.set(place, new Step(node.getId(), node.getShortName(), before, after, entered));
    }

    /** The steps inside a kamelet are not those that people wrote. */
    private static boolean ofAKamelet(NamedNode node) {
        NamedNode root = node;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root instanceof RouteDefinition route && route.getTemplateParameters() != null;
    }
}
