package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.PlannedBuild;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores which builds wait for which. The rows of new builds have it already; of builds that are joined it is added, and
 * the one is named that clients are shown as {@code dep_on}.
 */
final class BuildOrder {

    private final Handle handle;
    private final Waiting waiting;

    BuildOrder(Handle handle, Waiting waiting) {
        this.handle = handle;
        this.waiting = waiting;
    }

    /**
     * @param rows the rows of all builds of the plan; those that are joined keep their {@code dep_on} where they have
     *     one, and wait for builds of this plan too unless that would close a cycle
     */
    void write(List<PlannedBuild> builds, PlanRows rows) {
        Map<Artifact, Long> ids = rows.ids();
        Map<Long, Set<Long>> fresh = new HashMap<>();
        builds.stream()
                .filter(build -> rows.fresh(build.artifact()))
                .forEach(build -> fresh.put(
                        ids.get(build.artifact()),
                        new HashSet<>(
                                build.prerequisites().stream().map(ids::get).toList())));
        Map<Long, Set<Long>> added = rows.joined().isEmpty() ? Map.of() : join(builds, rows, fresh);
        insert(fresh);
        insert(added);
        shown(builds, rows, added);
        waiting.explain(handle, added.keySet());
    }

    private Map<Long, Set<Long>> join(List<PlannedBuild> builds, PlanRows rows, Map<Long, Set<Long>> fresh) {
        Map<Artifact, Long> ids = rows.ids();
        Set<Artifact> joined = rows.joined();
        Map<Long, Set<Long>> known = known(joined.stream().map(ids::get).toList());
        known.putAll(fresh);
        var waits = new Waits(
                builds.stream().map(build -> ids.get(build.artifact())).toList(), known);
        // In the order in which others lock builds too.
        Map<Long, Set<Long>> added = new TreeMap<>();
        for (PlannedBuild build : builds) {
            long id = ids.get(build.artifact());
            for (Artifact prerequisite :
                    joined.contains(build.artifact()) ? build.prerequisites() : List.<Artifact>of()) {
                if (!rows.done(prerequisite) && waits.add(id, ids.get(prerequisite))) {
                    added.computeIfAbsent(id, each -> new HashSet<>()).add(ids.get(prerequisite));
                }
            }
        }
        return added;
    }

    /** What these builds wait for, and what that waits for in turn; what is submitted or done waits for nothing. */
    private Map<Long, Set<Long>> known(Collection<Long> builds) {
        Map<Long, Set<Long>> known = new HashMap<>();
        Set<Long> seen = new HashSet<>(builds);
        Set<Long> open = new HashSet<>(builds);
        while (!open.isEmpty()) {
            Set<Long> next = new HashSet<>();
            for (Edge edge : Chunks.of(open).stream().flatMap(this::edges).toList()) {
                known.computeIfAbsent(edge.build(), id -> new HashSet<>()).add(edge.prerequisite());
                if (edge.planned() && seen.add(edge.prerequisite())) {
                    next.add(edge.prerequisite());
                }
            }
            open = next;
        }
        return known;
    }

    /** @param planned whether the prerequisite may wait for something itself */
    private record Edge(long build, long prerequisite, boolean planned) {}

    private Stream<Edge> edges(List<Long> builds) {
        return handle
                .createQuery("""
                        select d.build_id, p.id, p.state from build_dependencies d
                          join builds p on p.id = d.prerequisite_id
                        where d.build_id in (<ids>)
                        """)
                .bindList("ids", builds)
                .map((row, context) -> new Edge(row.getLong(1), row.getLong(2), row.getInt(3) == 4))
                .list()
                .stream();
    }

    private void insert(Map<Long, Set<Long>> waits) {
        PreparedBatch edges = handle.prepareBatch(
                "insert into build_dependencies (build_id, prerequisite_id) values (:build, :prerequisite)");
        waits.forEach((build, prerequisites) -> prerequisites.forEach(prerequisite ->
                edges.bind("build", build).bind("prerequisite", prerequisite).add()));
        if (edges.size() > 0) {
            edges.execute();
        }
    }

    /** Of all prerequisites the one of the highest batch is shown: it is the last to be done. */
    private void shown(List<PlannedBuild> builds, PlanRows rows, Map<Long, Set<Long>> added) {
        if (added.isEmpty()) {
            return;
        }
        Map<Long, Integer> batches = new HashMap<>();
        builds.forEach(build -> batches.put(rows.ids().get(build.artifact()), build.batch()));
        Comparator<Long> last =
                Comparator.<Long>comparingInt(id -> -batches.get(id)).thenComparing(id -> id);
        PreparedBatch heads = handle.prepareBatch("""
                update builds set dep_on_id = coalesce(dep_on_id, :dep), waiting_for = waiting_for + :more
                where id = :build
                """);
        added.forEach((build, prerequisites) -> heads.bind(
                        "dep", prerequisites.stream().min(last).orElseThrow())
                .bind("more", prerequisites.size())
                .bind("build", build)
                .add());
        heads.execute();
    }
}
