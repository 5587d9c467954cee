package io.freshmaker.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.BusComponent;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Intake;
import io.freshmaker.bus.IntakeCounts;
import io.freshmaker.bus.Listeners;
import io.freshmaker.bus.Patience;
import io.freshmaker.bus.Topics;
import io.freshmaker.store.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/** The service's own intake: its route file, its beans, and one content type that wants changed spec files. */
final class OurIntake {

    private static final List<String> ROUTES = List.of("routes/errors.camel.yaml", "routes/listen.camel.yaml");
    private static final String LISTENER =
            "bus:spec-changed?topics=git.receive&when=RAW($.commit[?(@.namespace == 'rpms')])";

    private final Bus bus;
    private final int consumers;

    OurIntake(Bus bus, int consumers) {
        this.bus = bus;
        this.consumers = consumers;
    }

    /**
     * Messages per second.
     *
     * @param outcome the counter that all messages must end in, such as {@code noise_by_topic}
     */
    double run(Course course, Inbox inbox, String outcome) throws Exception {
        MeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Patience patience = new Patience()) {
            var listeners = new Listeners();
            var reader = new EnvelopeReader(
                    new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng.")), new ObjectMapper());
            var counts = new IntakeCounts(metrics, Clock.systemUTC());
            var context = new DefaultCamelContext();
            context.getRegistry().bind("intake", new Intake(reader, listeners, inbox, counts, patience));
            context.addComponent("bus", new BusComponent(listeners, name -> "benchmark"));
            context.addComponent("amqp", bus.component(consumers));
            addRoutes(context);
            return course.run(
                    context,
                    metrics.get("freshmaker.messages").tag("outcome", outcome).counter()::count);
        }
    }

    private static void addRoutes(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(LISTENER).stop();
            }
        });
        var endpoint = new Properties();
        endpoint.setProperty("freshmaker.bus.endpoint", Bus.SOURCE);
        context.getPropertiesComponent().setOverrideProperties(endpoint);
        for (String file : ROUTES) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:" + file));
        }
    }
}
