package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Hold;
import io.freshmaker.plan.PlannedBuild;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the builds that a plan does not share with an earlier one. */
final class FreshBuilds {

    private final Handle handle;
    private final Waiting waiting;
    private final Duration hold;

    /** @param hold for which those wait for other causes that wait for no other build */
    FreshBuilds(Handle handle, Waiting waiting, Duration hold) {
        this.handle = handle;
        this.waiting = waiting;
        this.hold = hold;
    }

    /**
     * @param rows those that the plan shares with earlier ones
     * @param dry whether they are never to be submitted
     * @return the id of each
     */
    Map<Artifact, Long> insert(long event, String system, List<PlannedBuild> builds, PlanRows rows, boolean dry) {
        Map<Artifact, Long> ids = new HashMap<>();
        if (builds.isEmpty()) {
            return ids;
        }
        OffsetDateTime notBefore = hold.isZero() ? null : Database.now(handle).plus(hold);
        String turn = dry ? "Dry run: nothing will be submitted." : waiting.forTurn(handle, system, notBefore);
        PreparedBatch batch = handle.prepareBatch("""
                insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason,
                  original_nvr, rebuild_reason, batch, waiting_for, planned_key, held, not_before, source_commit)
                values (:event, :typeId, :type, :name, :stream, :system, 4, :reason,
                  :original, :rebuildReason, :batch, 0, :key, :held, :notBefore, :commit)
                """);
        Map<String, Integer> types = new HashMap<>();
        for (PlannedBuild build : builds) {
            Artifact artifact = build.artifact();
            List<String> waits = build.prerequisites().stream()
                    .filter(prerequisite -> !rows.done(prerequisite))
                    .map(Artifact::label)
                    .toList();
            batch.bind("event", event)
                    .bind("typeId", types.computeIfAbsent(artifact.type(), t -> EventTypes.ofArtifact(handle, t)))
                    .bind("type", artifact.type())
                    .bind("name", artifact.name())
                    .bind("stream", artifact.stream())
                    .bind("system", system)
                    .bind("reason", Text.sentence(waits.isEmpty() ? turn : waiting.forBuilds(waits)))
                    .bind("original", build.originalNvr().isEmpty() ? null : build.originalNvr())
                    .bind("rebuildReason", build.reason().label())
                    .bind("batch", build.batch())
                    .bind("key", dry ? null : PlanWriter.key(artifact))
                    .bind("held", (dry ? Hold.DRY_RUN : Hold.NONE).id())
                    .bind("notBefore", waits.isEmpty() ? notBefore : null)
                    .bind("commit", build.commit().isEmpty() ? null : build.commit())
                    .add();
        }
        Iterator<Long> keys = batch.executePreparedBatch("id").mapTo(Long.class).iterator();
        builds.forEach(build -> ids.put(build.artifact(), keys.next()));
        return ids;
    }
}
