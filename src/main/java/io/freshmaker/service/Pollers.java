package io.freshmaker.service;

import io.freshmaker.plan.Counted;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Remembers when each route that looks for work by itself last ran. Thread-safe. */
final class Pollers implements RoutePolicyFactory {

    private static final long PATIENCE = Duration.ofSeconds(60).toMillis();

    private final MeterRegistry metrics;
    private final LongSupplier millis;
    private final Clock clock;
    private final Map<String, Poller> pollers = new ConcurrentSkipListMap<>();

    /**
     * Watches none yet.
     *
     * @param millis a clock that only ever goes forward, for what is late
     * @param clock says when they ran
     */
    Pollers(MeterRegistry metrics, LongSupplier millis, Clock clock) {
        this.metrics = metrics;
        this.millis = millis;
        this.clock = clock;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new Watching();
    }

    /** Has a poller watched from now on. */
    Poller watch(String name, long period, long delay) {
        var poller =
                new Poller(period, millis.getAsLong() + delay, clock.instant().plusMillis(delay), clock);
        pollers.put(name, poller);
        Gauge.builder("freshmaker.poll.lag", poller, each -> each.lag(millis.getAsLong()) / 1e3)
                .description("For how long a poller is overdue")
                .baseUnit("seconds")
                .tag("route", name)
                .strongReference(true)
                .register(metrics);
        return poller;
    }

    /** One of them: it runs again when a period is over and its last run has ended. */
    static final class Poller {

        private final long period;
        private final Instant first;
        private final Clock clock;
        private volatile long due;
        private volatile Instant last;
        private volatile boolean running;

        private Poller(long period, long due, Instant first, Clock clock) {
            this.period = period;
            this.due = due;
            this.first = first;
            this.clock = clock;
        }

        void begins(long now) {
            running = true;
            last = clock.instant();
            due = now + period;
        }

        void ends() {
            running = false;
        }

        private long lag(long now) {
            return Math.max(0, now - due);
        }

        private String words() {
            String every = "every "
                    + BigDecimal.valueOf(period, 3).stripTrailingZeros().toPlainString() + " s";
            Instant ran = last;
            return ran == null
                    ? "is to run first at " + seconds(first) + ", and then " + every
                    : (running ? "runs since " : "last ran at ") + seconds(ran) + ", " + every;
        }

        private static Instant seconds(Instant moment) {
            return moment.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private final class Watching extends RoutePolicySupport {

        private volatile Poller poller;

        @Override
        public void onInit(Route route) {
            if (route.getEndpoint() instanceof TimerEndpoint timer) {
                poller = watch(route.getRouteId(), timer.getPeriod(), timer.getDelay());
            }
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            if (poller != null) {
                poller.begins(millis.getAsLong());
            }
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (poller != null) {
                poller.ends();
            }
        }
    }

    /** When each of them last ran, by UTC, and how often it should, by its name. */
    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        pollers.forEach((name, poller) -> details.put(name, poller.words()));
        return details;
    }

    /** Which of them are late, and what to do; or that none is. */
    String sentence() {
        long now = millis.getAsLong();
        List<String> late = new ArrayList<>();
        pollers.forEach((name, poller) -> {
            long lag = poller.lag(now);
            if (lag > PATIENCE) {
                late.add(name + " is " + lag / 1_000 + " s late ("
                        + (poller.running ? "its last run goes on" : "it is not running") + ")");
            }
        });
        return late.isEmpty()
                ? Counted.of(pollers.size(), "poller runs", "pollers run") + " in time."
                : String.join(", ", late)
                        + ": what they wait for is in the log; restart Freshmaker if they do not go on, nothing is lost.";
    }
}
