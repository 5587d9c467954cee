package io.freshmaker.web;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;

/** Leads Camel's platform-http to the router of ours, whatever port that is listened on. */
final class PlatformEngine implements PlatformHttpEngine {

    /** The name of the router in the context's registry. */
    static final String ROUTER = "freshmaker-router";

    private final Turns turns;

    /** @param turns decides which request is next */
    PlatformEngine(Turns turns) {
        this.turns = turns;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new VertxPlatformHttpConsumer(endpoint, processor, List.of(turns), ROUTER);
    }
}
