package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Shortlist;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Says of planned builds what they wait for, in a sentence for people. */
public final class Waiting {

    private static final int NAMED = 5;

    private final Set<String> configured;

    /** @param configured the build systems that builds can go to, such as {@code mbs} */
    public Waiting(Set<String> configured) {
        this.configured = Set.copyOf(configured);
    }

    /** What a build waits for whose prerequisites are done. */
    String forSlot(String system) {
        return configured.contains(system)
                ? "Waiting for a free slot."
                : system + " is not configured: set freshmaker." + system + ".url.";
    }

    String forBuilds(List<String> labels) {
        return "Waiting for " + Shortlist.of(labels, NAMED) + ".";
    }

    /** Says it anew for those of these builds that are still planned, after something changed that they wait for. */
    void explain(Handle handle, Collection<Long> builds) {
        Chunks.of(builds).forEach(chunk -> explainChunk(handle, chunk));
    }

    /** Says it anew for all that only wait for a slot: for a start, as the configuration may be another one. */
    public void explainAll(Database database) {
        database.transact(handle -> {
            List<String> systems = handle.createQuery("select distinct system from builds where state = 4")
                    .mapTo(String.class)
                    .list();
            systems.forEach(system -> handle.createUpdate("""
                            update builds set state_reason = :reason
                            where state = 4 and waiting_for = 0 and system = :system and state_reason <> :reason
                            """)
                    .bind("reason", forSlot(system))
                    .bind("system", system)
                    .execute());
            return null;
        });
    }

    private void explainChunk(Handle handle, List<Long> builds) {
        Map<Long, List<String>> prerequisites = new LinkedHashMap<>();
        Map<Long, String> systems = new LinkedHashMap<>();
        handle.createQuery("""
                        select b.id, b.system, p.artifact_type, p.name, p.stream from builds b
                          left join build_dependencies d on d.build_id = b.id
                          left join builds p on p.id = d.prerequisite_id and p.state in (0, 4)
                        where b.id in (<ids>) order by b.id, p.batch desc, p.id
                        """)
                .bindList("ids", builds)
                .map((row, context) -> {
                    systems.put(row.getLong(1), row.getString(2));
                    List<String> labels = prerequisites.computeIfAbsent(row.getLong(1), id -> new ArrayList<>());
                    return row.getString(3) != null
                            && labels.add(new Artifact(row.getString(3), row.getString(4), row.getString(5)).label());
                })
                .list();
        if (systems.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("update builds set state_reason = :reason where id = :id and state = 4");
        prerequisites.forEach((id, labels) -> batch.bind("id", id)
                .bind("reason", Text.sentence(labels.isEmpty() ? forSlot(systems.get(id)) : forBuilds(labels)))
                .add());
        batch.execute();
    }
}
