package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Hold;
import io.freshmaker.plan.PlannedBuild;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores the builds that a plan does not share with an earlier one, batch by batch: the row of a build names the one
 * that it waits for, so that none has to be touched again.
 */
final class FreshBuilds {

    private final Handle handle;
    private final Waiting waiting;
    private final BuildTargets targets;

    FreshBuilds(Handle handle, Waiting waiting, BuildTargets targets) {
        this.handle = handle;
        this.waiting = waiting;
        this.targets = targets;
    }

    /**
     * What the builds of one plan have in common.
     *
     * @param urgent whether all of them go first
     * @param held what keeps all of them from being submitted
     * @param window for which those wait for other causes that wait for no other build, and are not urgent
     * @param composes for which each of them has to wait
     * @param target that was asked for; empty for that of each build's branch
     */
    record Common(
            long event,
            String system,
            boolean urgent,
            Hold held,
            Duration window,
            List<Long> composes,
            String target) {}

    /**
     * @param plan all builds of the plan, in their order
     * @param rows those that the plan shares with earlier ones
     * @return the id of each build, shared or not
     */
    Map<Artifact, Long> insert(Common common, List<PlannedBuild> plan, PlanRows rows) {
        Map<Artifact, Long> ids = new HashMap<>(rows.ids());
        Map<Artifact, PlannedBuild> known = new HashMap<>();
        plan.forEach(build -> known.put(build.artifact(), build));
        SortedMap<Integer, List<PlannedBuild>> batches = plan.stream()
                .filter(build -> !ids.containsKey(build.artifact()))
                .collect(Collectors.groupingBy(PlannedBuild::batch, TreeMap::new, Collectors.toList()));
        if (batches.isEmpty()) {
            return ids;
        }
        var fresh = batches.values().stream().flatMap(List::stream).toList();
        var parents = targets.of(common.system()) ? ImageParents.of(handle, fresh) : Map.<String, String>of();
        var row = new FreshRow(handle, waiting, targets, common);
        long last = highest(common.event());
        for (List<PlannedBuild> batch : batches.values()) {
            PreparedBatch insert = handle.prepareBatch(FreshRow.INSERT);
            batch.forEach(build -> row.bind(insert, build, needed(build, known, rows, ids), parents));
            insert.execute();
            last = read(common.event(), last, ids);
        }
        return ids;
    }

    /**
     * What a build waits for.
     *
     * @param labels of what is not done yet
     * @param shown the last of all to be done, which clients are told; null where it waits for nothing
     * @param shownId its row
     */
    record Needed(List<String> labels, PlannedBuild shown, Long shownId) {

        /** The build that is replaced by the one shown; empty where it is not known. */
        String shownNvr() {
            return shown == null ? "" : shown.originalNvr();
        }
    }

    private static Needed needed(
            PlannedBuild build, Map<Artifact, PlannedBuild> known, PlanRows rows, Map<Artifact, Long> ids) {
        PlannedBuild shown = null;
        for (Artifact prerequisite : build.prerequisites()) {
            PlannedBuild each = known.get(prerequisite);
            if (shown == null || later(each, shown, ids)) {
                shown = each;
            }
        }
        List<String> labels = build.prerequisites().stream()
                .filter(prerequisite -> !rows.done(prerequisite))
                .map(Artifact::label)
                .toList();
        return new Needed(labels, shown, shown == null ? null : ids.get(shown.artifact()));
    }

    /** Of the highest batch the first: it is the last to be done. */
    private static boolean later(PlannedBuild one, PlannedBuild other, Map<Artifact, Long> ids) {
        return one.batch() > other.batch()
                || one.batch() == other.batch() && ids.get(one.artifact()) < ids.get(other.artifact());
    }

    private long highest(long event) {
        return handle.createQuery("select coalesce(max(id), 0) from builds where event_id = :event")
                .bind("event", event)
                .mapTo(Long.class)
                .one();
    }

    /** A driver that has to give the keys of a batch sends its rows one by one: they are read afterwards. */
    private long read(long event, long after, Map<Artifact, Long> ids) {
        return handle.createQuery("select id, artifact_type, name, stream from builds"
                        + " where event_id = :event and id > :after order by id")
                .bind("event", event)
                .bind("after", after)
                .reduceRows(after, (last, row) -> {
                    long id = row.getColumn(1, Long.class);
                    ids.put(
                            new Artifact(
                                    row.getColumn(2, String.class),
                                    row.getColumn(3, String.class),
                                    row.getColumn(4, String.class)),
                            id);
                    return id;
                });
    }
}
