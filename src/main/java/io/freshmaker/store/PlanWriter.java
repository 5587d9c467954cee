package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores a plan: its builds in their order, their causes and the decisions.
 *
 * <p>There is at most one PLANNED build of an artifact stream: a build that another event planned and nobody
 * submitted yet is joined, and gets this event's causes beside its own.
 */
public final class PlanWriter {

    private final Waiting waiting;

    public PlanWriter(Waiting waiting) {
        this.waiting = waiting;
    }

    /** Writes the plan of a finished part; the decisions also where there is nothing to build. */
    void write(Handle handle, long event, Part part) {
        Plan plan = part.draft().plan();
        if (plan == null) {
            return;
        }
        if (!plan.builds().isEmpty()) {
            Slots.lock(handle, part.type().system());
        }
        Map<Artifact, Long> ids = plannedAlready(handle, plan.builds());
        List<PlannedBuild> fresh = plan.builds().stream()
                .filter(build -> !ids.containsKey(build.artifact()))
                .toList();
        Set<Artifact> joined = Set.copyOf(ids.keySet());
        ids.putAll(insert(handle, event, part.type().system(), fresh));
        new BuildOrder(handle, waiting).write(plan.builds(), ids, joined);
        causes(handle, event, part, plan.builds(), ids);
        decisions(handle, event, part, plan.decisions(), ids);
    }

    private static String key(Artifact artifact) {
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

    private Map<Artifact, Long> insert(Handle handle, long event, String system, List<PlannedBuild> builds) {
        Map<Artifact, Long> ids = new HashMap<>();
        if (builds.isEmpty()) {
            return ids;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason,
                  original_nvr, rebuild_reason, batch, waiting_for, planned_key)
                values (:event, :typeId, :type, :name, :stream, :system, 4, :reason,
                  :original, :rebuildReason, :batch, :waiting, :key)
                """);
        Map<String, Integer> types = new HashMap<>();
        for (PlannedBuild build : builds) {
            Artifact artifact = build.artifact();
            batch.bind("event", event)
                    .bind("typeId", types.computeIfAbsent(artifact.type(), t -> EventTypes.ofArtifact(handle, t)))
                    .bind("type", artifact.type())
                    .bind("name", artifact.name())
                    .bind("stream", artifact.stream())
                    .bind("system", system)
                    .bind("reason", Text.sentence(waitingFor(build, system)))
                    .bind("original", build.originalNvr().isEmpty() ? null : build.originalNvr())
                    .bind("rebuildReason", build.reason().label())
                    .bind("batch", build.batch())
                    .bind("waiting", 0)
                    .bind("key", key(artifact))
                    .add();
        }
        Iterator<Long> keys = batch.executePreparedBatch("id").mapTo(Long.class).iterator();
        builds.forEach(build -> ids.put(build.artifact(), keys.next()));
        return ids;
    }

    private String waitingFor(PlannedBuild build, String system) {
        return build.prerequisites().isEmpty()
                ? waiting.forSlot(system)
                : waiting.forBuilds(
                        build.prerequisites().stream().map(Artifact::label).toList());
    }

    private static void causes(
            Handle handle, long event, Part part, List<PlannedBuild> builds, Map<Artifact, Long> ids) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into build_causes (build_id, event_id, content_type,
                  constituent_type, constituent_name, constituent_stream, reason)
                values (:build, :event, :contentType, :type, :name, :stream, :reason)
                """);
        for (PlannedBuild build : builds) {
            for (Cause cause : build.causes()) {
                batch.bind("build", ids.get(build.artifact()))
                        .bind("event", event)
                        .bind("contentType", part.type().name())
                        .bind("type", cause.constituent().type())
                        .bind("name", cause.constituent().name())
                        .bind("stream", cause.constituent().stream())
                        .bind("reason", Text.sentence(cause.reason()))
                        .add();
            }
        }
        execute(batch);
    }

    private static void decisions(
            Handle handle, long event, Part part, List<Decision> decisions, Map<Artifact, Long> ids) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id)
                values (:event, :contentType, :type, :name, :stream, :rebuild, :rule, :reason, :build)
                """);
        for (Decision decision : decisions) {
            batch.bind("event", event)
                    .bind("contentType", part.type().name())
                    .bind("type", decision.artifact().type())
                    .bind("name", decision.artifact().name())
                    .bind("stream", decision.artifact().stream())
                    .bind("rebuild", decision.rebuild())
                    .bind("rule", Text.cut(decision.rule(), 1000))
                    .bind("reason", Text.sentence(decision.reason()))
                    .bind("build", decision.rebuild() ? ids.get(decision.artifact()) : null)
                    .add();
        }
        execute(batch);
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
