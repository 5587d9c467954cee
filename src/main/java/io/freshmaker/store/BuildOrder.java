package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.PlannedBuild;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores which builds wait for which, and names in each the one that clients are shown as {@code dep_on}. */
final class BuildOrder {

    private final Handle handle;

    BuildOrder(Handle handle) {
        this.handle = handle;
    }

    /**
     * @param ids the rows of all builds of the plan
     * @param joined those that another event planned before: they keep their {@code dep_on}, and wait for builds of
     *     this plan too unless that would close a cycle
     */
    void write(List<PlannedBuild> builds, Map<Artifact, Long> ids, Set<Artifact> joined) {
        Map<Artifact, Integer> batches = new HashMap<>();
        builds.forEach(build -> batches.put(build.artifact(), build.batch()));
        PreparedBatch edges = handle.prepareBatch(
                "insert into build_dependencies (build_id, prerequisite_id) values (:build, :prerequisite)");
        PreparedBatch heads =
                handle.prepareBatch("update builds set dep_on_id = :dep, waiting_for = :waiting where id = :build");
        for (PlannedBuild build : builds) {
            long id = ids.get(build.artifact());
            if (build.prerequisites().isEmpty()) {
                continue;
            }
            if (joined.contains(build.artifact())) {
                build.prerequisites().forEach(prerequisite -> join(id, ids.get(prerequisite)));
                continue;
            }
            build.prerequisites()
                    .forEach(prerequisite -> edges.bind("build", id)
                            .bind("prerequisite", ids.get(prerequisite))
                            .add());
            Artifact shown = build.prerequisites().stream()
                    .min(Comparator.<Artifact>comparingInt(artifact -> -batches.get(artifact))
                            .thenComparing(ids::get))
                    .orElseThrow();
            heads.bind("dep", ids.get(shown))
                    .bind("waiting", build.prerequisites().size())
                    .bind("build", id)
                    .add();
        }
        if (edges.size() > 0) {
            edges.execute();
            heads.execute();
        }
    }

    private void join(long build, long prerequisite) {
        boolean known = handle.createQuery("""
                                select count(*) from build_dependencies
                                where build_id = :build and prerequisite_id = :prerequisite
                                """)
                        .bind("build", build)
                        .bind("prerequisite", prerequisite)
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (known || reaches(prerequisite, build)) {
            return;
        }
        handle.createUpdate("insert into build_dependencies (build_id, prerequisite_id) values (:build, :prerequisite)")
                .bind("build", build)
                .bind("prerequisite", prerequisite)
                .execute();
        handle.createUpdate("update builds set waiting_for = waiting_for + 1 where id = :build")
                .bind("build", build)
                .execute();
    }

    private boolean reaches(long from, long to) {
        return handle.createQuery("""
                                with recursive needed (id) as (
                                  select prerequisite_id from build_dependencies where build_id = :from
                                  union
                                  select d.prerequisite_id from build_dependencies d join needed n on d.build_id = n.id)
                                select count(*) from needed where id = :to
                                """)
                        .bind("from", from)
                        .bind("to", to)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
