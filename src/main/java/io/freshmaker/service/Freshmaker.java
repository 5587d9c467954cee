package io.freshmaker.service;

import io.freshmaker.bus.BusAccess;
import io.freshmaker.bus.EmbeddedBroker;
import io.freshmaker.content.ContentContext;
import io.freshmaker.inventory.ImageSources;
import io.freshmaker.operate.DoorKeeper;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.settings.Listener;
import io.freshmaker.settings.Role;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.FirstId;
import io.freshmaker.store.Leases;
import io.freshmaker.web.Address;
import io.freshmaker.web.HealthCheck;
import io.freshmaker.web.HealthChecks;
import io.freshmaker.web.ManagementPaths;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: what it opens it closes in the opposite order, also when it could not start. */
public final class Freshmaker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Freshmaker.class);

    private static final long CHECK_PATIENCE_MS = 5_000;

    private final Opened opened = new Opened();
    private final Settings settings;
    private final Role role;
    private Optional<ChosenKoji> koji = Optional.empty();
    private Optional<ChosenOdcs> odcs = Optional.empty();
    private String busUrl;
    private int httpPort;
    private int managementPort;

    private Freshmaker(Settings settings) {
        this.settings = settings;
        this.role = settings.replica().role();
    }

    /**
     * Starts everything.
     *
     * @throws StartException when it can't start, with all that is in the way; nothing is left open then
     */
    public static Freshmaker start(Settings settings) {
        var service = new Freshmaker(settings);
        try {
            service.open();
            return service;
        } catch (StartException e) {
            service.close();
            throw e;
        } catch (RuntimeException e) {
            service.close();
            throw new StartException(List.of(Reason.of(e)), Reason.isOfFile(e), e);
        }
    }

    private void open() {
        Home home = Home.of(settings.places());
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        opening((AutoCloseable) metrics::close);
        var obstacles = new Obstacles();
        Optional<PolicyFile> policy = role.works()
                ? obstacles.trying(() -> PolicyFile.open(home.policy(), Clock.systemUTC()))
                : Optional.empty();
        var ground = new Ground(settings);
        obstacles.addAll(ground.ports());
        if (role.works()) {
            obstacles.trying(() -> BusAccess.of(settings.bus()));
        }
        Optional<String> unwritable = ground.directory();
        obstacles.addAll(unwritable.stream().toList());
        if (unwritable.isEmpty()) {
            Optional<Database> database = obstacles.trying(this::database);
            koji = role.works()
                    ? obstacles.trying(() -> ChosenKoji.open(settings.koji())).flatMap(hub -> hub)
                    : Optional.empty();
            koji.ifPresent(this::opening);
            odcs = role.works()
                    ? obstacles
                            .trying(() -> ChosenOdcs.open(settings.odcs(), Clock.systemUTC()))
                            .flatMap(chosen -> chosen)
                    : Optional.empty();
            odcs.ifPresent(this::opening);
            Optional<Wiring> wired = database.map(
                    opened -> new Wiring(settings, home, opened, policy, koji.map(ChosenKoji::hub), metrics));
            // Not before the database is ours: another process may have the whole directory.
            Optional<Beside<EmbeddedBroker>> broker = obstacles.none() ? broker() : Optional.empty();
            Optional<ContentContext> content =
                    role.works() ? wired.flatMap(wiring -> obstacles.trying(wiring::content)) : Optional.empty();
            content.ifPresent(this::opening);
            obstacles.refuseIfAny();
            busUrl = broker.map(embedded -> embedded.get().url())
                    .orElse(settings.bus().url().value());
            run(home, database.orElseThrow(), wired.orElseThrow(), content, metrics);
        }
        obstacles.refuseIfAny();
    }

    private void run(
            Home home,
            Database database,
            Wiring wiring,
            Optional<ContentContext> content,
            PrometheusMeterRegistry metrics) {
        var foresight = opening(new Foresight(
                settings, home, database, content.map(planning -> wiring.listeners), koji.map(ChosenKoji::hub)));
        var show = new Show(settings, database, () -> wiring.verifiedImages(foresight.koji()));
        var watching = new Watching(settings, database, metrics);
        watching.count(show.streams());
        var servers = opening(show.servers());
        var api = new ApiStart(
                servers,
                role.answers() ? Optional.of(show.api(foresight, watching.text(), metrics)) : Optional.empty());
        Main pipeline = Pipeline.of(settings, home, wiring, busUrl, content);
        odcs.ifPresent(chosen -> chosen.bind(pipeline::bind));
        opening(new Heartbeat(wiring.replica));
        pipeline.addMainListener(api);
        pipeline.addMainListener(watching);
        opening((AutoCloseable) pipeline::stop);
        opening(wiring.patience);
        wiring.relay().ifPresent(this::opening);
        opening(show.streams());
        pipeline.start();
        if (role.answers()) {
            httpPort = servers.listen(address("freshmaker.http.port", settings.http()), api.router());
        }
        List<HealthCheck> parts = new ArrayList<>(wiring.checks(content, koji, odcs));
        parts.addAll(watching.checks(pipeline.getCamelContext()));
        var checks = opening(new HealthChecks(parts, CHECK_PATIENCE_MS));
        managementPort = servers.listen(
                address("freshmaker.management.port", settings.management()),
                new ManagementPaths(checks, watching.text()).on(servers.router()));
        opening(new DoorKeeper(settings.data(), ServiceOperations.of(settings, database)));
        new Surroundings(settings, wiring.replica.name(), busUrl, () -> ImageSources.imported(database)).tell();
        LOG.info(
                "{}health and metrics on port {}",
                role.answers() ? "API on port " + httpPort + ", " : "",
                managementPort);
    }

    private static Address address(String key, Listener listener) {
        return new Address(key, listener.host(), listener.port());
    }

    private Database database() {
        ChosenDatabase chosen = opening(ChosenDatabase.open(settings));
        chosen.requireWhole();
        new FirstId(chosen.database()).apply(settings.db().firstId());
        if (chosen.embedded()) {
            new Leases(chosen.database()).releaseAll();
        }
        return chosen.database();
    }

    private Optional<Beside<EmbeddedBroker>> broker() {
        if (!role.works() || !settings.bus().embedded()) {
            return Optional.empty();
        }
        int port = settings.bus().embeddedPort();
        return Optional.of(opening(Beside.starting("broker", () -> new EmbeddedBroker(settings.data(), port))));
    }

    /** What AMQP clients connect to: the embedded broker or the configured one. */
    public String busUrl() {
        return busUrl;
    }

    /** The port of the REST API; 0 where there is none. */
    public int httpPort() {
        return httpPort;
    }

    /** The port of health and metrics. */
    public int managementPort() {
        return managementPort;
    }

    private <T extends AutoCloseable> T opening(T part) {
        return opened.add(part);
    }

    @Override
    public void close() {
        opened.close();
    }
}
