package io.freshmaker.service;

import io.freshmaker.web.ApiRoutes;
import io.freshmaker.web.HttpServers;
import io.vertx.ext.web.Router;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Gives the Camel context its HTTP router and API routes, where there are any, before anything in it starts. */
final class ApiStart extends MainListenerSupport {

    private final HttpServers servers;
    private final Optional<ApiRoutes> routes;
    private Router router;

    ApiStart(HttpServers servers, Optional<ApiRoutes> routes) {
        this.servers = servers;
        this.routes = routes;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        // A variable of the environment would otherwise beat the value that the configuration settled on.
        var properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        routes.ifPresent(api -> {
            router = servers.router(context);
            api.on(router);
            main.configure().addRoutesBuilder(api);
        });
    }

    /** What the API's port has to answer with; null without routes. */
    Router router() {
        return router;
    }
}
