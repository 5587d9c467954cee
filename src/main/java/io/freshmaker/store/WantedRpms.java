package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Freshness;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The rpms that builds were begun for, by the events that are their causes. */
final class WantedRpms {

    private final Handle handle;

    WantedRpms(Handle handle) {
        this.handle = handle;
    }

    /** Of each build the rpms with all their versions; of scratch and isolated builds nothing, as no stream has them. */
    Map<Long, Map<Freshness.Rpm, Set<RpmVersion>>> of(Collection<Long> builds) {
        Map<Long, Map<Freshness.Rpm, Set<RpmVersion>>> rpms = new HashMap<>();
        Chunks.of(builds).forEach(chunk -> read(chunk, rpms));
        return rpms;
    }

    private void read(List<Long> builds, Map<Long, Map<Freshness.Rpm, Set<RpmVersion>>> rpms) {
        Set<Long> aside = new HashSet<>(
                handle.createQuery("select id, build_args from builds where id in (<ids>) and artifact_type = 'image'")
                        .bindList("ids", builds)
                        .map((row, context) -> aside(Text.tree(row.getString(2))) ? row.getLong(1) : 0L)
                        .list());
        handle.createQuery("""
                        select c.build_id, r.name, r.module, r.version from event_rpms r
                          join (select distinct build_id, event_id, content_type from build_causes
                            where build_id in (<ids>)) c
                          on c.event_id = r.event_id and c.content_type = r.content_type
                        """)
                .bindList("ids", builds)
                .map((row, context) -> aside.contains(row.getLong(1))
                        || rpms.computeIfAbsent(row.getLong(1), build -> new HashMap<>())
                                .computeIfAbsent(
                                        new Freshness.Rpm(row.getString(2), row.getString(3)), rpm -> new HashSet<>())
                                .add(RpmVersion.parse(row.getString(4))))
                .list();
    }

    private static boolean aside(JsonNode arguments) {
        return arguments.path("scratch").asBoolean()
                || arguments.path("isolated").asBoolean();
    }
}
