package io.freshmaker.store;

import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Freshness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Whether a build can be made without its composes by now: when another of its causes is that the same rpms are shipped,
 * in the same versions or newer ones.
 */
final class ShippedMeanwhile {

    private ShippedMeanwhile() {}

    /** The names of the rpms that it needed composes for, if all of them are shipped by now; otherwise none. */
    static List<String> rpms(Handle handle, long build) {
        Map<Freshness.Rpm, RpmVersion> signed = new TreeMap<>();
        Map<Freshness.Rpm, RpmVersion> shipped = new HashMap<>();
        handle.createQuery("""
                        select r.name, r.module, r.version, case when exists (select 1 from event_composes e
                            where e.event_id = r.event_id and e.content_type = r.content_type) then 1 else 0 end
                        from (select distinct event_id, content_type from build_causes where build_id = :build) c
                          join event_rpms r on r.event_id = c.event_id and r.content_type = c.content_type
                        """)
                .bind("build", build)
                .map((row, context) -> (row.getInt(4) == 1 ? signed : shipped)
                        .merge(
                                new Freshness.Rpm(row.getString(1), row.getString(2)),
                                RpmVersion.parse(row.getString(3)),
                                BinaryOperator.maxBy(RpmVersion::compareTo)))
                .list();
        List<String> names = new ArrayList<>();
        for (Map.Entry<Freshness.Rpm, RpmVersion> rpm : signed.entrySet()) {
            RpmVersion version = shipped.get(rpm.getKey());
            if (version == null || version.compareTo(rpm.getValue()) < 0) {
                return List.of();
            }
            names.add(rpm.getKey().name());
        }
        return names;
    }
}
