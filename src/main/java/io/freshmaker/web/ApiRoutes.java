package io.freshmaker.web;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The REST API as existing clients know it, in both versions; version 2 tells of composes and signatures as well. */
public final class ApiRoutes extends RouteBuilder {

    private static final List<Integer> VERSIONS = List.of(1, 2);

    private final EventsApi events;
    private final BuildsApi builds;
    private final ComposesApi composes;
    private final SigningsApi signings;
    private final NamesApi names;

    public ApiRoutes(EventsApi events, BuildsApi builds, ComposesApi composes, SigningsApi signings, NamesApi names) {
        this.events = events;
        this.builds = builds;
        this.composes = composes;
        this.signings = signings;
        this.names = names;
    }

    @Override
    public void configure() {
        restConfiguration().component("platform-http").inlineRoutes(false);
        VERSIONS.forEach(this::paths);
        ownPaths();

        var failures = new Failures();
        onException(Throwable.class)
                .handled(true)
                .setHeader(Exchange.HTTP_RESPONSE_CODE, method(failures, "status"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setBody(method(failures, "body"));

        route("list-events", "A page of events", events, "list");
        route("show-event", "One event", events, "one");
        route("list-builds", "A page of builds", builds, "list");
        route("show-build", "One build", builds, "one");
        route("list-composes", "A page of composes", composes, "list");
        route("show-compose", "One compose", composes, "one");
        route("list-signings", "A page of builds of which signatures were told", signings, "list");
        route("show-signing", "One build of which signatures were told", signings, "one");
        route("event-types", "The types of events, or one of them", names, "eventTypes");
        route("build-types", "The types of builds, or one of them", names, "buildTypes");
        route("build-states", "The states of builds, or one of them", names, "buildStates");
        route("about", "The version of Freshmaker", names, "about");
    }

    private void paths(int version) {
        rest("/api/" + version)
                .get("/events")
                .to("direct:list-events")
                .get("/events/{id}")
                .to("direct:show-event")
                .get("/builds")
                .to("direct:list-builds")
                .get("/builds/{id}")
                .to("direct:show-build")
                .get("/event-types")
                .to("direct:event-types")
                .get("/event-types/{id}")
                .to("direct:event-types")
                .get("/build-types")
                .to("direct:build-types")
                .get("/build-types/{id}")
                .to("direct:build-types")
                .get("/build-states")
                .to("direct:build-states")
                .get("/build-states/{id}")
                .to("direct:build-states")
                .get("/about")
                .to("direct:about");
    }

    private void ownPaths() {
        rest("/api/2")
                .get("/composes")
                .to("direct:list-composes")
                .get("/composes/{id}")
                .to("direct:show-compose")
                .get("/signings")
                .to("direct:list-signings")
                .get("/signings/{id}")
                .to("direct:show-signing");
    }

    private void route(String id, String description, Object bean, String method) {
        from("direct:" + id)
                .routeId(id)
                .routeDescription(description)
                .bean(new CallReader(), "read")
                .bean(bean, method)
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"));
    }
}
