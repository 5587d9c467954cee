package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores a plan: its builds in their order, their causes and the decisions.
 *
 * <p>There is at most one PLANNED build of an artifact stream: a build that another event planned and nobody
 * submitted yet is joined, and gets this event's causes beside its own.
 */
public final class PlanWriter {

    private static final int CHUNK = 500;

    /** Writes the plan of a finished part; the decisions also where there is nothing to build. */
    void write(Handle handle, long event, Part part) {
        Plan plan = part.draft().plan();
        if (plan == null) {
            return;
        }
        Map<Artifact, Long> ids = plannedAlready(handle, plan.builds());
        List<PlannedBuild> fresh = plan.builds().stream()
                .filter(build -> !ids.containsKey(build.artifact()))
                .toList();
        var joined = new HashMap<>(ids);
        ids.putAll(insert(handle, event, part.type().system(), fresh));
        new BuildOrder(handle).write(plan.builds(), ids, joined.keySet());
        causes(handle, event, part, plan.builds(), ids);
        decisions(handle, event, part, plan.decisions(), ids);
    }

    private static String key(Artifact artifact) {
        return artifact.toString();
    }

    private static Map<Artifact, Long> plannedAlready(Handle handle, List<PlannedBuild> builds) {
        Map<String, Artifact> byKey = new HashMap<>();
        builds.forEach(build -> byKey.put(key(build.artifact()), build.artifact()));
        Map<Artifact, Long> found = new HashMap<>();
        List<String> keys = new ArrayList<>(byKey.keySet());
        for (int from = 0; from < keys.size(); from += CHUNK) {
            handle.createQuery("select id, planned_key from builds where planned_key in (<keys>)")
                    .bindList("keys", keys.subList(from, Math.min(from + CHUNK, keys.size())))
                    .map((row, context) -> Map.entry(row.getString("planned_key"), row.getLong("id")))
                    .forEach(entry -> found.put(byKey.get(entry.getKey()), entry.getValue()));
        }
        return found;
    }

    private static Map<Artifact, Long> insert(Handle handle, long event, String system, List<PlannedBuild> builds) {
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
                    .bind("reason", Text.sentence(waitingFor(build)))
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

    private static String waitingFor(PlannedBuild build) {
        if (build.prerequisites().isEmpty()) {
            return "Waiting for a free slot.";
        }
        List<String> names =
                build.prerequisites().stream().limit(5).map(Artifact::label).toList();
        int more = build.prerequisites().size() - names.size();
        return "Waiting for " + String.join(", ", names) + (more > 0 ? " and " + more + " more." : ".");
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
