package io.freshmaker.service;

import io.freshmaker.content.ContentContext;
import io.freshmaker.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** Makes Camel of the settings: with our routes and beans where this replica works, else with none. */
final class Pipeline {

    private static final int STOP_SECONDS = 20;

    private Pipeline() {}

    /**
     * Makes it; nothing runs yet.
     *
     * @param busUrl what AMQP clients connect to
     * @param content there where this replica works
     */
    static Main of(Settings settings, Home home, Wiring wiring, String busUrl, Optional<ContentContext> content) {
        var main = new Main();
        // Or Camel's own hook holds a process that is told to stop while it starts.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(wiring.routeSettings());
        for (String scheme : List.of("http", "https")) {
            main.bind(scheme, HttpOnce.component());
        }
        main.configure()
                .withName("freshmaker")
                .withAutoConfigurationEnvironmentVariablesEnabled(false)
                .withAutoConfigurationSystemPropertiesEnabled(false)
                .withJmxEnabled(false)
                .withShutdownTimeout(STOP_SECONDS);
        if (settings.replica().role().works()) {
            main.configure().withRoutesIncludePattern("file:" + home.routes().toAbsolutePath() + "/*.camel.yaml");
            wiring.bind(main, busUrl, content.orElseThrow());
        }
        return main;
    }
}
