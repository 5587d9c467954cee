package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Brakes;
import io.freshmaker.build.Coverage;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Stores a plan: its builds in their order, their causes and the decisions.
 *
 * <p>There is at most one PLANNED build of an artifact stream: a build that another event planned and nobody
 * submitted yet is joined, and gets this event's causes beside its own. So does a build that was begun and provably
 * holds the change. The builds of a dry run stand for themselves.
 */
public final class PlanWriter {

    private final Waiting waiting;
    private final Brakes brakes;

    public PlanWriter(Waiting waiting, Brakes brakes) {
        this.waiting = waiting;
        this.brakes = brakes;
    }

    /**
     * Writes the plan of a finished part; the decisions also where there is nothing to build.
     *
     * @param received when the message came, of the database's clock
     * @return the ids of the builds that it made
     */
    List<Long> write(Handle handle, long event, Part part, OffsetDateTime received) {
        Plan plan = part.draft().plan();
        if (plan == null) {
            return List.of();
        }
        boolean dry = dry(part.type());
        if (!plan.builds().isEmpty() && !dry) {
            Slots.lock(handle, part.type().system());
        }
        PlanRows rows = rows(handle, event, part, received, dry);
        new BuildOrder(handle, waiting).write(plan.builds(), rows);
        var reasons = new PlanReasons(handle, event, part.type().name());
        reasons.causes(plan.builds(), rows);
        reasons.decisions(plan.decisions(), rows);
        return plan.builds().stream()
                .map(PlannedBuild::artifact)
                .filter(rows::fresh)
                .map(rows.ids()::get)
                .toList();
    }

    /** Whether the plans of a content type are only shown. */
    boolean dry(ContentType type) {
        return brakes.dryRun() || type.dryRun();
    }

    private PlanRows rows(Handle handle, long event, Part part, OffsetDateTime received, boolean dry) {
        List<PlannedBuild> builds = part.draft().plan().builds();
        Map<Artifact, Coverage.Answer> covered = dry || builds.isEmpty()
                ? Map.of()
                : new StandingBuilds(handle, received).covering(part.type().name(), builds);
        List<PlannedBuild> left = builds.stream()
                .filter(build -> !covered.containsKey(build.artifact()))
                .toList();
        Map<Artifact, Long> ids = dry ? new HashMap<>() : plannedAlready(handle, left);
        Set<Artifact> joined = Set.copyOf(ids.keySet());
        new BuildSources(handle).join(left, ids);
        covered.forEach((artifact, answer) -> ids.put(artifact, answer.by().id()));
        var rows = new PlanRows(ids, joined, covered);
        List<PlannedBuild> fresh = left.stream()
                .filter(build -> !joined.contains(build.artifact()))
                .toList();
        ids.putAll(new FreshBuilds(handle, waiting, dry ? Duration.ZERO : brakes.hold())
                .insert(event, part.type().system(), fresh, rows, dry));
        return new PlanRows(ids, joined, covered);
    }

    /** The unique key of a planned build. */
    static String key(Artifact artifact) {
        return artifact.toString();
    }

    /** Finds the builds to join and locks them, so that none of them is submitted or fails until they are joined. */
    private static Map<Artifact, Long> plannedAlready(Handle handle, List<PlannedBuild> builds) {
        Map<String, Artifact> byKey = new TreeMap<>();
        builds.forEach(build -> byKey.put(key(build.artifact()), build.artifact()));
        Map<Artifact, Long> found = new HashMap<>();
        for (List<String> keys : Chunks.of(byKey.keySet())) {
            int locked = handle.createUpdate("update builds set state = state where planned_key in (<keys>)")
                    .bindList("keys", keys)
                    .execute();
            if (locked > 0) {
                handle.createQuery("select id, planned_key from builds where planned_key in (<keys>)")
                        .bindList("keys", keys)
                        .map((row, context) -> found.put(byKey.get(row.getString(2)), row.getLong(1)))
                        .list();
            }
        }
        return found;
    }
}
