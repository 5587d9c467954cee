package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.plan.ContentType;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * One listener of the bus. Its consumer takes nothing from anywhere: it registers the route, and the planner calls
 * the route for each message of the inbox.
 */
@UriEndpoint(
        firstVersion = "1.0",
        scheme = "bus",
        title = "Bus",
        syntax = "bus:contentType",
        consumerOnly = true,
        remote = false)
public final class BusEndpoint extends DefaultEndpoint {

    private static final String LIVE = "live";
    private static final String DRY_RUN = "dry-run";

    @UriPath
    private final String contentType;

    @UriParam
    private String topics;

    @UriParam
    private String when;

    @UriParam
    private Predicate<JsonNode> only = body -> true;

    @UriParam
    private String eventType;

    @UriParam
    private String system;

    @UriParam(defaultValue = LIVE, enums = "live,dry-run")
    private String mode = LIVE;

    @UriParam
    private String window;

    private final Listeners listeners;
    private final String version;

    BusEndpoint(String uri, BusComponent component, String contentType, Listeners listeners, String version) {
        super(uri, component);
        this.contentType = contentType;
        this.listeners = listeners;
        this.version = version;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new Registration(processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("bus: is only listened to, in the from of a route; amqp: sends messages.");
    }

    /** Comma separated topics, without the bus's prefix. */
    public void setTopics(String topics) {
        this.topics = topics;
    }

    public String getTopics() {
        return topics;
    }

    /** JSONPath on the body: only messages in which it finds something are stored. */
    public void setWhen(String when) {
        this.when = when;
    }

    public String getWhen() {
        return when;
    }

    /** A bean that knows of a body that {@code when} lets in whether it is of interest now; it must be quick. */
    public void setOnly(Predicate<JsonNode> only) {
        this.only = only;
    }

    public Predicate<JsonNode> getOnly() {
        return only;
    }

    /** The event type's name in the REST API. */
    public void setEventType(String eventType) {
        this.eventType = eventType;
    }

    public String getEventType() {
        return eventType;
    }

    /** The build system that gets the builds. */
    public void setSystem(String system) {
        this.system = system;
    }

    public String getSystem() {
        return system;
    }

    /** {@code live}, or {@code dry-run} for plans that are only shown. */
    public void setMode(String mode) {
        if (!mode.equals(LIVE) && !mode.equals(DRY_RUN)) {
            throw new IllegalArgumentException(
                    "mode of content type '" + contentType + "' is '" + mode + "': write live or dry-run.");
        }
        this.mode = mode;
    }

    public String getMode() {
        return mode;
    }

    /** Seconds for which builds wait for other causes, in place of {@code freshmaker.plan.hold}. */
    public void setWindow(String window) {
        HoldWindow.of(contentType, window);
        this.window = window;
    }

    public String getWindow() {
        return window;
    }

    private Set<String> topicSet() {
        Set<String> set = Arrays.stream(topics == null ? new String[0] : topics.split(","))
                .map(String::trim)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (set.isEmpty()) {
            throw new IllegalArgumentException(
                    "Content type '" + contentType + "' listens to nothing: give topics, such as git.receive.");
        }
        return set;
    }

    private final class Registration extends DefaultConsumer {
        private Listener listener;

        Registration(Processor processor) {
            super(BusEndpoint.this, processor);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            var type = new ContentType(
                    contentType, version, eventType, system, mode.equals(DRY_RUN), HoldWindow.of(contentType, window));
            listener = new Listener(type, topicSet(), PreFilter.of(when), only, this);
            listeners.add(listener);
        }

        @Override
        protected void doStop() throws Exception {
            listeners.remove(listener);
            super.doStop();
        }
    }
}
