package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Freshness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rpms that builds were begun for, by the events that are their causes. */
final class WantedRpms {

    private final Handle handle;
    private final Map<Part, List<Wish>> wishes = new HashMap<>();

    WantedRpms(Handle handle) {
        this.handle = handle;
    }

    /** What one content type made of one event. */
    private record Part(long event, String contentType) {}

    private record Wish(Freshness.Rpm rpm, RpmVersion version) {}

    /** Of each build the rpms with all their versions; of scratch and isolated builds nothing, as no stream has them. */
    Map<Long, Map<Freshness.Rpm, Set<RpmVersion>>> of(Collection<Long> builds) {
        Map<Long, Set<Part>> parts = new HashMap<>();
        Chunks.of(builds).forEach(chunk -> readCauses(chunk, parts));
        Set<Long> events =
                parts.values().stream().flatMap(Set::stream).map(Part::event).collect(Collectors.toSet());
        Chunks.of(events).forEach(this::readRpms);
        Map<Long, Map<Freshness.Rpm, Set<RpmVersion>>> rpms = new HashMap<>();
        parts.forEach((build, causes) -> rpms.put(build, rpms(causes)));
        return rpms;
    }

    private Map<Freshness.Rpm, Set<RpmVersion>> rpms(Set<Part> causes) {
        Map<Freshness.Rpm, Set<RpmVersion>> rpms = new HashMap<>();
        causes.forEach(part -> wishes.getOrDefault(part, List.of())
                .forEach(wish ->
                        rpms.computeIfAbsent(wish.rpm(), rpm -> new HashSet<>()).add(wish.version())));
        return rpms;
    }

    private void readCauses(List<Long> builds, Map<Long, Set<Part>> parts) {
        List<Long> kept = handle.createQuery("select id, build_args from builds where id in (<ids>)")
                .bindList("ids", builds)
                .map((row, context) -> aside(Text.tree(row.getString(2))) ? 0L : row.getLong(1))
                .filter(id -> id != 0)
                .list();
        Chunks.of(kept)
                .forEach(chunk -> handle.createQuery("select distinct build_id, event_id, content_type"
                                + " from build_causes where build_id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> parts.computeIfAbsent(row.getLong(1), build -> new HashSet<>())
                                .add(new Part(row.getLong(2), row.getString(3))))
                        .list());
    }

    /** The rpms of an event once, however many builds are for it. */
    private void readRpms(List<Long> events) {
        handle.createQuery(
                        "select event_id, content_type, name, module, version from event_rpms where event_id in (<ids>)")
                .bindList("ids", events)
                .map((row, context) -> wishes.computeIfAbsent(
                                new Part(row.getLong(1), row.getString(2)), part -> new ArrayList<>())
                        .add(new Wish(
                                new Freshness.Rpm(row.getString(3), row.getString(4)),
                                RpmVersion.parse(row.getString(5)))))
                .list();
    }

    private static boolean aside(JsonNode arguments) {
        return arguments.path("scratch").asBoolean()
                || arguments.path("isolated").asBoolean();
    }
}
