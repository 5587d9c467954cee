package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Shortlist;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Says of planned builds what they wait for, in a sentence for people. What is held says so itself. */
public final class Waiting {

    private static final int NAMED = 5;

    private final Set<String> configured;
    private final PauseSwitch pauses;
    private final Map<String, String> obstacles;

    /** @param configured the build systems that builds can go to, such as {@code mbs} */
    public Waiting(Set<String> configured, PauseSwitch pauses) {
        this(configured, pauses, Map.of());
    }

    /** @param obstacles why builds can't go to a build system that is there, with the remedy */
    public Waiting(Set<String> configured, PauseSwitch pauses, Map<String, String> obstacles) {
        this.configured = Set.copyOf(configured);
        this.pauses = pauses;
        this.obstacles = Map.copyOf(obstacles);
    }

    /** A planned build whose own turn has come: where it goes, and until when it waits for other causes, or null. */
    private record Turn(String system, OffsetDateTime notBefore) {}

    /** @param waits for how many builds and composes it waits */
    private record Planned(Turn turn, int waits) {}

    /** What a build waits for whose prerequisites are done. */
    String forTurn(Handle handle, String system, OffsetDateTime notBefore) {
        if (!configured.contains(system)) {
            return obstacles.getOrDefault(system, unconfigured(system));
        }
        Optional<String> paused = pauses.sentence(handle, system);
        return paused.orElseGet(() -> notBefore == null
                ? "Waiting for a free slot."
                : "Waiting until " + Moments.clock(notBefore) + " for other causes.");
    }

    /** What is said of a build system that is not in the configuration. */
    static String unconfigured(String system) {
        return system + " is not configured: set freshmaker." + system + ".url.";
    }

    /** That nothing can be asked of a build system; empty where it is there, be it that it takes no builds. */
    Optional<String> gone(String system) {
        return configured.contains(system) || obstacles.containsKey(system)
                ? Optional.empty()
                : Optional.of(unconfigured(system));
    }

    String forBuilds(List<String> labels) {
        return "Waiting for " + Shortlist.of(labels, NAMED) + ".";
    }

    /** What a build waits for whose prerequisites are done, and whose composes are not. */
    String forComposes(Collection<String> composes) {
        return configured.contains(Composes.ODCS) ? ComposeWords.waiting(composes) : unconfigured(Composes.ODCS);
    }

    /** Says it anew for those of these builds that are still planned, after something changed that they wait for. */
    void explain(Handle handle, Collection<Long> builds) {
        Map<Turn, String> turns = new HashMap<>();
        Chunks.of(builds).forEach(chunk -> explainChunk(handle, chunk, turns));
    }

    /** Says it anew for all that only wait for a slot or for composes: for a start, as the configuration may be another one. */
    public void explainAll(Database database) {
        database.transact(handle -> {
            List<String> systems = handle.createQuery("select distinct system from builds where state = 4")
                    .mapTo(String.class)
                    .list();
            systems.forEach(system -> explainAll(handle, system));
            explain(handle, handle.createQuery("""
                                    select distinct b.id from composes c join build_composes n on n.compose_id = c.id
                                      join builds b on b.id = n.build_id
                                    where c.step in (0, 1, 2) and n.usable = false and n.replaced = false
                                      and b.state + 0 = 4 order by b.id
                                    """).mapTo(Long.class).list());
            return null;
        });
    }

    private void explainAll(Handle handle, String system) {
        handle.createUpdate("""
                        update builds set state_reason = :reason
                        where state = 4 and held = 0 and waiting_for = 0 and system = :system
                          and state_reason <> :reason
                        """)
                .bind("reason", forTurn(handle, system, null))
                .bind("system", system)
                .execute();
    }

    /** Says it anew of one build system, after it was paused or resumed; also of what is being submitted to it. */
    void explainPause(Handle handle, String system) {
        explainAll(handle, system);
        handle.createUpdate("""
                        update builds set state_reason = :reason where state = 0 and system = :system and id in
                          (select build_id from submissions where step in (0, 1) and system = :system)
                        """)
                .bind(
                        "reason",
                        gone(system).or(() -> pauses.sentence(handle, system)).orElse("Being submitted."))
                .bind("system", system)
                .execute();
    }

    private void explainChunk(Handle handle, List<Long> builds, Map<Turn, String> turns) {
        Map<Long, List<String>> prerequisites = new LinkedHashMap<>();
        Map<Long, Planned> planned = new LinkedHashMap<>();
        handle.createQuery("""
                        select b.id, b.system, b.not_before, p.artifact_type, p.name, p.stream, b.waiting_for
                        from builds b
                          left join build_dependencies d on d.build_id = b.id
                          left join builds p on p.id = d.prerequisite_id and p.state in (0, 4)
                        where b.id in (<ids>) order by b.id, p.batch desc, p.id
                        """)
                .bindList("ids", builds)
                .map((row, context) -> {
                    var turn = new Turn(row.getString(2), row.getObject(3, OffsetDateTime.class));
                    planned.put(row.getLong(1), new Planned(turn, row.getInt(7)));
                    List<String> labels = prerequisites.computeIfAbsent(row.getLong(1), id -> new ArrayList<>());
                    return row.getString(4) != null
                            && labels.add(new Artifact(row.getString(4), row.getString(5), row.getString(6)).label());
                })
                .list();
        if (planned.isEmpty()) {
            return;
        }
        Map<Long, Collection<String>> composes = AwaitedComposes.of(
                handle,
                builds.stream()
                        .filter(id -> planned.containsKey(id)
                                && planned.get(id).waits() > 0
                                && prerequisites.get(id).isEmpty())
                        .toList());
        PreparedBatch batch = handle.prepareBatch(
                "update builds set state_reason = :reason where id = :id and state = 4 and held in (0, 3)");
        prerequisites.forEach((id, labels) -> batch.bind("id", id)
                .bind(
                        "reason",
                        Text.sentence(
                                !labels.isEmpty()
                                        ? forBuilds(labels)
                                        : composes.containsKey(id)
                                                ? forComposes(composes.get(id))
                                                : turn(handle, planned.get(id).turn(), turns)))
                .add());
        batch.execute();
    }

    private String turn(Handle handle, Turn turn, Map<Turn, String> said) {
        return said.computeIfAbsent(turn, each -> forTurn(handle, each.system(), each.notBefore()));
    }
}
