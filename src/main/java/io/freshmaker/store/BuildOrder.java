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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores which builds wait for which, and names in each the one that clients are shown as {@code dep_on}. */
final class BuildOrder {

    private final Handle handle;
    private final Waiting waiting;

    BuildOrder(Handle handle, Waiting waiting) {
        this.handle = handle;
        this.waiting = waiting;
    }

    /**
     * @param ids the rows of all builds of the plan
     * @param joined those that another event planned before: they keep their {@code dep_on} where they have one, and
     *     wait for builds of this plan too unless that would close a cycle
     */
    void write(List<PlannedBuild> builds, Map<Artifact, Long> ids, Set<Artifact> joined) {
        Map<Long, Set<Long>> fresh = new HashMap<>();
        builds.stream()
                .filter(build -> !joined.contains(build.artifact()))
                .forEach(build -> fresh.put(
                        ids.get(build.artifact()),
                        new HashSet<>(
                                build.prerequisites().stream().map(ids::get).toList())));
        Map<Long, Set<Long>> added = joined.isEmpty() ? Map.of() : join(builds, ids, joined, fresh);
        insert(fresh);
        insert(added);
        shown(builds, ids, fresh, added);
        waiting.explain(handle, added.keySet());
    }

    private Map<Long, Set<Long>> join(
            List<PlannedBuild> builds, Map<Artifact, Long> ids, Set<Artifact> joined, Map<Long, Set<Long>> fresh) {
        Map<Long, Set<Long>> known = known(joined.stream().map(ids::get).toList());
        known.putAll(fresh);
        var waits = new Waits(
                builds.stream().map(build -> ids.get(build.artifact())).toList(), known);
        Map<Long, Set<Long>> added = new HashMap<>();
        for (PlannedBuild build : builds) {
            long id = ids.get(build.artifact());
            for (Artifact prerequisite :
                    joined.contains(build.artifact()) ? build.prerequisites() : List.<Artifact>of()) {
                if (waits.add(id, ids.get(prerequisite))) {
                    added.computeIfAbsent(id, each -> new HashSet<>()).add(ids.get(prerequisite));
                }
            }
        }
        return added;
    }

    /** What these builds wait for, and what that waits for in turn; what is done waits for nothing. */
    private Map<Long, Set<Long>> known(Collection<Long> builds) {
        Map<Long, Set<Long>> known = new HashMap<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("""
                        with recursive waits (build_id, prerequisite_id) as (
                          select build_id, prerequisite_id from build_dependencies where build_id in (<ids>)
                          union
                          select d.build_id, d.prerequisite_id from build_dependencies d
                            join waits w on d.build_id = w.prerequisite_id
                            join builds b on b.id = d.build_id
                          where b.state = 4)
                        select build_id, prerequisite_id from waits
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> known.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                                .add(row.getLong(2)))
                        .list());
        return known;
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
    private void shown(
            List<PlannedBuild> builds,
            Map<Artifact, Long> ids,
            Map<Long, Set<Long>> fresh,
            Map<Long, Set<Long>> added) {
        Map<Long, Integer> batches = new HashMap<>();
        builds.forEach(build -> batches.put(ids.get(build.artifact()), build.batch()));
        Comparator<Long> last =
                Comparator.<Long>comparingInt(id -> -batches.get(id)).thenComparing(id -> id);
        PreparedBatch heads = handle.prepareBatch("""
                update builds set dep_on_id = coalesce(dep_on_id, :dep), waiting_for = waiting_for + :more
                where id = :build
                """);
        List.of(fresh, added)
                .forEach(waits -> waits.forEach((build, prerequisites) -> prerequisites.stream()
                        .min(last)
                        .ifPresent(dep -> heads.bind("dep", dep)
                                .bind("more", prerequisites.size())
                                .bind("build", build)
                                .add())));
        if (heads.size() > 0) {
            heads.execute();
        }
    }
}
