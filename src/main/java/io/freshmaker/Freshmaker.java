package io.freshmaker;

import io.freshmaker.bus.ContentContext;
import io.freshmaker.bus.EmbeddedBroker;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.EmbeddedDatabase;
import io.freshmaker.store.Leases;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: what it opens it closes in the opposite order, also when it could not start. */
public final class Freshmaker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Freshmaker.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Settings settings;
    private String busUrl;

    private Freshmaker(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts everything.
     *
     * @throws RuntimeException when a part can't start, with one sentence for people; nothing is left open then
     */
    public static Freshmaker start(Settings settings) {
        var service = new Freshmaker(settings);
        try {
            service.open();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private void open() {
        Home home = Home.of(settings.places());
        Policy policy = new PolicyReader().read(home.policy());
        Database database = database();
        busUrl = settings.bus().embedded() ? broker() : settings.bus().url().value();
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        opening((AutoCloseable) metrics::close);
        var wiring = new Wiring(settings, home, database, busUrl, policy, metrics);
        ContentContext content = opening(wiring.content());
        Main pipeline = pipeline(home, wiring);
        opening((AutoCloseable) pipeline::stop);
        opening(wiring.patience);
        pipeline.start();
        LOG.info("serving {} content types: {}", content.names().size(), String.join(", ", content.names()));
    }

    private Database database() {
        if (!settings.db().embedded()) {
            return opening(new Database(
                    settings.db().url().value(),
                    settings.db().user(),
                    settings.db().password().value(),
                    settings.db().pool()));
        }
        EmbeddedDatabase files = opening(new EmbeddedDatabase(settings.data()));
        Database database =
                opening(new Database(files.url(), "SA", "", settings.db().pool()));
        new Leases(database).releaseAll();
        return database;
    }

    private String broker() {
        return opening(new EmbeddedBroker(settings.data(), settings.bus().embeddedPort()))
                .url();
    }

    private static Main pipeline(Home home, Wiring wiring) {
        var main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(wiring.placeholders());
        main.configure()
                .withName("freshmaker")
                .withRoutesIncludePattern("file:" + home.routes().toAbsolutePath() + "/*.camel.yaml")
                .withAutoConfigurationEnvironmentVariablesEnabled(false)
                .withAutoConfigurationSystemPropertiesEnabled(false)
                .withJmxEnabled(false)
                .withShutdownTimeout(20);
        main.addMainListener(new OnlyOurPlaceholders());
        wiring.bind(main);
        return main;
    }

    /** A variable of the environment would otherwise beat the value that the configuration settled on. */
    private static final class OnlyOurPlaceholders extends MainListenerSupport {
        @Override
        public void beforeInitialize(BaseMainSupport main) {
            CamelContext context = main.getCamelContext();
            var properties = (PropertiesComponent) context.getPropertiesComponent();
            properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
            properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        }
    }

    /** What AMQP clients connect to: the embedded broker or the configured one. */
    public String busUrl() {
        return busUrl;
    }

    private <T extends AutoCloseable> T opening(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly: {}", part.getClass().getSimpleName(), e.getMessage());
            }
        }
    }
}
