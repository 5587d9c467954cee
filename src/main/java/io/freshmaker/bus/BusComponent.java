package io.freshmaker.bus;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code bus:NAME?topics=...}: where content types, and whoever else listens, start from. */
@Component("bus")
public final class BusComponent extends DefaultComponent {

    private final Listeners listeners;
    private final UnaryOperator<String> versions;

    /** @param versions from a content type's name to what identifies the text of its file */
    public BusComponent(Listeners listeners, UnaryOperator<String> versions) {
        this.listeners = listeners;
        this.versions = versions;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var endpoint = new BusEndpoint(uri, this, remaining, listeners, versions.apply(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
