package io.freshmaker.store;

import io.freshmaker.store.Happening.What;
import io.freshmaker.store.HistoryRows.Changed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the links together from which one sees why something happened: at most eight statements, however much it is. */
final class HistoryChains {

    private final HistoryRows rows;

    HistoryChains(Reading reading) {
        this.rows = new HistoryRows(reading);
    }

    /** What happened, in the order of the keys; what was removed since is missing. */
    List<Happening> of(List<HistoryKey> keys) {
        Map<Long, KeptDecision> decisions = rows.decisions(ids(keys, HistoryKey.DECIDED));
        Set<Long> wanted = ids(keys, HistoryKey.SUBMITTED);
        wanted.addAll(ids(keys, HistoryKey.ENDED));
        decisions.values().stream()
                .map(KeptDecision::buildId)
                .filter(id -> id != null)
                .forEach(wanted::add);
        Map<Long, HistoryBuild> builds = rows.builds(wanted);
        Set<Long> undone = decisions.values().stream()
                .filter(decision -> !builds.containsKey(decision.buildId()))
                .map(KeptDecision::eventId)
                .collect(Collectors.toSet());
        Map<Long, Changed> changes = rows.changes(ids(keys, HistoryKey.CHANGED), undone);
        Set<Long> events = new HashSet<>();
        decisions.values().forEach(decision -> events.add(decision.eventId()));
        builds.values().forEach(build -> events.add(build.eventId()));
        changes.values().forEach(change -> events.add(change.event()));
        var known = new Known(decisions, builds, changes, rows.events(events), rows.causes(builds.keySet(), events));
        Map<Long, Map<Integer, Long>> counts = counts(keys, changes);
        return keys.stream()
                .map(key -> happening(key, known, counts))
                .filter(each -> each != null && each.event() != null)
                .toList();
    }

    /** What was read of all keys together. */
    private record Known(
            Map<Long, KeptDecision> decisions,
            Map<Long, HistoryBuild> builds,
            Map<Long, Changed> changes,
            Map<Long, HistoryEvent> events,
            Map<List<Long>, List<Constituent>> causes) {}

    private static Set<Long> ids(List<HistoryKey> keys, int kind) {
        return keys.stream()
                .filter(key -> key.kind() == kind)
                .map(HistoryKey::id)
                .collect(Collectors.toSet());
    }

    private Map<Long, Map<Integer, Long>> counts(List<HistoryKey> keys, Map<Long, Changed> changes) {
        Set<Long> events = ids(keys, HistoryKey.CHANGED).stream()
                .filter(changes::containsKey)
                .map(id -> changes.get(id).event())
                .collect(Collectors.toSet());
        return events.isEmpty() ? Map.of() : rows.counts(events);
    }

    private static Happening happening(HistoryKey key, Known known, Map<Long, Map<Integer, Long>> counts) {
        return switch (key.kind()) {
            case HistoryKey.DECIDED -> decided(key, known);
            case HistoryKey.CHANGED -> changed(key, known, counts);
            default -> built(key, known);
        };
    }

    private static Happening decided(HistoryKey key, Known known) {
        KeptDecision decision = known.decisions().get(key.id());
        if (decision == null) {
            return null;
        }
        HistoryBuild build = known.builds().get(decision.buildId());
        What what = !decision.rebuild()
                ? What.NOT_REBUILT
                : build == null || build.eventId() == decision.eventId() ? What.PLANNED : What.JOINED;
        List<Constituent> constituents = build == null
                ? known.changes().values().stream()
                        .filter(change -> change.event() == decision.eventId()
                                && change.contentType().equals(decision.contentType()))
                        .map(Changed::constituent)
                        .toList()
                : known.causes().getOrDefault(List.of(build.id(), decision.eventId()), List.of());
        return new Happening(
                what,
                key.time(),
                decision.artifact(),
                known.events().get(decision.eventId()),
                constituents,
                decision,
                build,
                Map.of());
    }

    private static Happening built(HistoryKey key, Known known) {
        HistoryBuild build = known.builds().get(key.id());
        if (build == null) {
            return null;
        }
        What ended = build.state() == 1 ? What.REBUILT : build.state() == 2 ? What.FAILED : What.CANCELED;
        return new Happening(
                key.kind() == HistoryKey.SUBMITTED ? What.SUBMITTED : ended,
                key.time(),
                build.artifact(),
                known.events().get(build.eventId()),
                known.causes().getOrDefault(List.of(build.id(), build.eventId()), List.of()),
                null,
                build,
                Map.of());
    }

    private static Happening changed(HistoryKey key, Known known, Map<Long, Map<Integer, Long>> counts) {
        Changed change = known.changes().get(key.id());
        return change == null
                ? null
                : new Happening(
                        What.CHANGED,
                        key.time(),
                        change.constituent().artifact(),
                        known.events().get(change.event()),
                        List.of(change.constituent()),
                        null,
                        null,
                        counts.getOrDefault(change.event(), Map.of()));
    }
}
