package io.freshmaker.service;

import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.json.StateNames;
import io.freshmaker.store.Backlog;
import io.freshmaker.store.WorkFigures;
import io.freshmaker.store.WorkView.Count;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures of the database for Prometheus, counted when somebody asks and kept for a while: the longer, the longer it took
 * to count them. All replicas tell the same.
 */
final class WorkGauges {

    private static final Logger LOG = LoggerFactory.getLogger(WorkGauges.class);
    private static final int BUILD = 0;
    private static final int DONE = 1;
    private static final int FAILED = 2;
    private static final int CANCELED = 3;
    private static final int PLANNED = 4;
    private static final List<String> SIGNINGS = List.of("WAITING", "SIGNED", "GIVEN_UP");

    private final WorkFigures figures;
    private final Kept live = new Kept(Duration.ofSeconds(10), 20);
    private final Kept ended = new Kept(Duration.ofSeconds(10), 200);
    private final MultiGauge builds;
    private final MultiGauge endedBuilds;
    private final MultiGauge waiting;
    private final MultiGauge ages;
    private final MultiGauge composes;
    private final MultiGauge composesAtOdcs;
    private final MultiGauge renewed;
    private final MultiGauge signings;

    WorkGauges(WorkFigures figures, MeterRegistry metrics) {
        this.figures = figures;
        this.builds = gauge(metrics, "freshmaker.builds", "Builds that have not ended, by build system and state");
        this.endedBuilds = gauge(metrics, "freshmaker.builds.ended", "Builds that ended, by build system and state");
        this.waiting = gauge(metrics, "freshmaker.waiting", "What waits, by kind");
        this.ages = MultiGauge.builder("freshmaker.waiting.oldest")
                .description("For how long the oldest waits, by kind")
                .baseUnit("seconds")
                .register(metrics);
        this.composes = gauge(metrics, "freshmaker.composes", "Composes by step");
        this.composesAtOdcs = gauge(metrics, "freshmaker.composes.at.odcs", "Composes by their state at ODCS");
        this.renewed = gauge(
                metrics, "freshmaker.composes.renewed", "Composes that were asked for in the place of another one");
        this.signings = gauge(metrics, "freshmaker.signings", "Builds that are or were signed in part, by state");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    /** For how long figures count as fresh: at least a while, and a multiple of what it took to read them. */
    private static final class Kept {

        private final long least;
        private final int factor;
        private long until = System.nanoTime();

        Kept(Duration least, int factor) {
            this.least = least.toNanos();
            this.factor = factor;
        }

        boolean over() {
            return System.nanoTime() - until >= 0;
        }

        void read(Runnable reading) {
            long begun = System.nanoTime();
            reading.run();
            long done = System.nanoTime();
            until = done + Math.max(least, factor * (done - begun));
        }
    }

    /** Counts again what was counted too long ago; without a database the last figures stay. */
    synchronized void refresh() {
        try {
            if (live.over()) {
                live.read(() -> show(figures.live()));
            }
            if (ended.over()) {
                ended.read(() -> showEnded(figures.ended()));
            }
        } catch (RuntimeException e) {
            LOG.debug("metrics of the database stay as they were", e);
        }
    }

    private void show(WorkFigures.Live now) {
        Map<Tags, Long> counted = none(BUILD, PLANNED);
        for (Count count : now.builds()) {
            counted.merge(state(count.system(), count.state()), count.builds(), Long::sum);
        }
        builds.register(rows(counted), true);
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> seconds = new ArrayList<>();
        for (Map.Entry<Backlog.Kind, Backlog> each : now.backlog().entrySet()) {
            Tags kind = Tags.of("kind", each.getKey().name().toLowerCase(Locale.ROOT));
            var oldest = each.getValue().oldest();
            double age = oldest == null
                    ? 0
                    : Math.max(0, Duration.between(oldest, now.at()).toMillis() / 1e3);
            counts.add(MultiGauge.Row.of(kind, each.getValue().count()));
            seconds.add(MultiGauge.Row.of(kind, age));
        }
        waiting.register(counts, true);
        ages.register(seconds, true);
        show(now.composes());
        register(signings, "state", SIGNINGS, now.signings());
    }

    private void show(WorkFigures.ComposeCount count) {
        register(composes, "step", names(ComposeStep.values()), count.steps());
        List<String> states =
                Stream.of(ComposeState.values()).map(ComposeState::word).toList();
        register(composesAtOdcs, "state", states, count.states());
        renewed.register(List.of(MultiGauge.Row.of(Tags.empty(), count.renewed())), true);
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    /** @param names by the numbers in the database */
    private static void register(MultiGauge gauge, String tag, List<String> names, Map<Integer, Long> counts) {
        gauge.register(
                IntStream.range(0, names.size())
                        .mapToObj(id -> MultiGauge.Row.of(Tags.of(tag, names.get(id)), counts.getOrDefault(id, 0L)))
                        .toList(),
                true);
    }

    private void showEnded(List<WorkFigures.Ended> counts) {
        Map<Tags, Long> counted = none(DONE, FAILED, CANCELED);
        counts.forEach(count -> counted.put(state(count.system(), count.state()), count.builds()));
        endedBuilds.register(rows(counted), true);
    }

    /** What is not there is counted as well: an alarm would take it for a metric that is missing. */
    private static Map<Tags, Long> none(int... states) {
        Map<Tags, Long> counts = new TreeMap<>(Comparator.comparing(Tags::toString));
        for (String system : Wiring.SYSTEMS) {
            for (int state : states) {
                counts.put(state(system, state), 0L);
            }
        }
        return counts;
    }

    private static Tags state(String system, int state) {
        return Tags.of("system", system, "state", StateNames.OF_BUILDS.name(state));
    }

    private static List<MultiGauge.Row<?>> rows(Map<Tags, Long> counts) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        counts.forEach((tags, count) -> rows.add(MultiGauge.Row.of(tags, count)));
        return rows;
    }
}
