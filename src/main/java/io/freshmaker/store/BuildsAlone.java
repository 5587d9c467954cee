package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Happening.What;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds that events led to, where {@link Retention} removed the decisions for them; four statements at most. */
final class BuildsAlone {

    private final Reading reading;

    BuildsAlone(Reading reading) {
        this.reading = reading;
    }

    private record Led(long event, OffsetDateTime created, long build, String contentType) {}

    /**
     * As what was decided of an artifact, the latest first: with the reason of the build, but no rule.
     *
     * @param events at least one
     */
    List<Happening> of(Artifact artifact, List<Long> events) {
        List<Led> led = led(artifact, reading.keys(events));
        var rows = new HistoryRows(reading);
        List<Long> ids = led.stream().map(Led::build).toList();
        List<Long> causing = led.stream().map(Led::event).toList();
        Map<Long, HistoryBuild> builds = rows.builds(ids);
        Map<Long, HistoryEvent> known = rows.events(causing);
        Map<List<Long>, List<Constituent>> causes = rows.causes(ids, causing);
        return led.stream()
                .filter(each -> builds.containsKey(each.build()) && known.containsKey(each.event()))
                .map(each -> happening(
                        each,
                        known.get(each.event()),
                        builds.get(each.build()),
                        causes.getOrDefault(List.of(each.build(), each.event()), List.of())))
                .toList();
    }

    private static Happening happening(
            Led led, HistoryEvent event, HistoryBuild build, List<Constituent> constituents) {
        String reason =
                constituents.stream().map(Constituent::reason).distinct().collect(Collectors.joining(", "));
        return new Happening(
                build.eventId() == led.event() ? What.PLANNED : What.JOINED,
                led.created(),
                build.artifact(),
                event,
                constituents,
                new KeptDecision(0, led.event(), led.contentType(), build.artifact(), true, "", reason, build.id()),
                build,
                Map.of());
    }

    private List<Led> led(Artifact artifact, Keys events) {
        List<Object> values = new ArrayList<>(List.of(artifact.name(), artifact.stream(), artifact.type()));
        values.addAll(events.values());
        return reading
                .list(
                        "select distinct e.id, e.time_created, b.id, c.content_type from builds b"
                                + " join build_causes c on c.build_id = b.id join events e on e.id = c.event_id"
                                + " where b.name = ? and b.stream = ? and b.artifact_type = ? and "
                                + events.in("e.id + 0") + " order by 1 desc, 3 desc",
                        values,
                        row -> new Led(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class),
                                row.getLong(3),
                                row.getString(4)))
                .stream()
                .filter(each -> events.has(each.event()))
                .toList();
    }
}
