package io.freshmaker.service;

import io.freshmaker.plan.Counted;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.WorkFigures;
import io.freshmaker.web.ChangeStreams;
import io.freshmaker.web.Health;
import io.freshmaker.web.HealthCheck;
import io.freshmaker.web.MetricsText;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Looks on while the routes run: what they do is told as metrics and in the sentences of readiness. */
final class Watching extends MainListenerSupport {

    private final Pollers pollers;
    private final Optional<RemoteWatch> mbs;
    private final PrometheusMeterRegistry metrics;
    private final WorkGauges gauges;

    Watching(Settings settings, Database database, PrometheusMeterRegistry metrics) {
        this.pollers = new Pollers(metrics, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), Clock.systemUTC());
        this.mbs = settings.mbs().configured() && settings.replica().role().works()
                ? Optional.of(new RemoteWatch("MBS", settings.mbs().url().value(), Clock.systemUTC()))
                : Optional.empty();
        this.metrics = metrics;
        this.gauges = new WorkGauges(new WorkFigures(database), metrics);
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        context.addRoutePolicyFactory(pollers);
        mbs.ifPresent(context.getManagementStrategy()::addEventNotifier);
    }

    /** All metrics, with fresh figures of the database. */
    MetricsText text() {
        return new MetricsText(metrics, gauges::refresh);
    }

    /** Counts who listens to live changes. */
    void count(ChangeStreams streams) {
        Gauge.builder("freshmaker.streams", streams, ChangeStreams::listening)
                .description("Clients that listen to live changes")
                .strongReference(true)
                .register(metrics);
    }

    /** What was seen of the routes of a context that is started. */
    List<HealthCheck> checks(CamelContext context) {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(new HealthCheck("routes", () -> routes(context)));
        checks.add(
                new HealthCheck("pollers", () -> Health.up(pollers.sentence()).with(pollers.details())));
        // A build system that is away holds up its builds and nothing else: it is told.
        mbs.ifPresent(watch -> checks.add(new HealthCheck("mbs", () -> Health.up(watch.sentence()))));
        return checks;
    }

    /** Without one of its routes this process can't do its part. */
    private static Health routes(CamelContext context) {
        List<String> stopped = context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> !context.getRouteController().getRouteStatus(id).isStarted())
                .sorted()
                .toList();
        return stopped.isEmpty()
                ? Health.up("All " + Counted.of(context.getRoutes().size(), "route") + " are started.")
                : Health.down("Not started: " + String.join(", ", stopped) + ". Restart Freshmaker; its log says why.");
    }
}
