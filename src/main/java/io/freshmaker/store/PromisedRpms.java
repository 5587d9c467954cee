package io.freshmaker.store;

import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Freshness;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * What a build has to bring: the rpms of the events that it is for, but for those that only a compose has which it was
 * made without.
 *
 * @param freshness wants what the image must hold no older version of
 * @param without the names of the others
 */
record PromisedRpms(Freshness freshness, SortedSet<String> without) {

    PromisedRpms {
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
    }

    static PromisedRpms of(Handle handle, long build) {
        var freshness = new Freshness();
        SortedSet<String> without = new TreeSet<>();
        handle.createQuery("""
                        select r.name, r.module, r.version, case when exists (select 1 from event_composes e
                            where e.event_id = r.event_id and e.content_type = r.content_type and not exists (
                              select 1 from build_composes n join composes c on c.id = n.compose_id
                              where n.build_id = :build and n.replaced = false and c.content_key = e.content_key))
                          then 1 else 0 end
                        from (select distinct event_id, content_type from build_causes where build_id = :build) b
                          join event_rpms r on r.event_id = b.event_id and r.content_type = b.content_type
                        """)
                .bind("build", build)
                .map((row, context) -> {
                    var rpm = new Freshness.Rpm(row.getString(1), row.getString(2));
                    if (row.getInt(4) == 1) {
                        without.add(rpm.name());
                    } else {
                        freshness.want(rpm, RpmVersion.parse(row.getString(3)));
                    }
                    return true;
                })
                .list();
        freshness.wanted().forEach(without::remove);
        return new PromisedRpms(freshness, without);
    }
}
