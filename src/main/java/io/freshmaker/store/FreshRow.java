package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Hold;
import io.freshmaker.plan.PlannedBuild;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the row of a build that was just planned. */
final class FreshRow {

    static final String INSERT = """
            insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason,
              original_nvr, rebuild_reason, batch, waiting_for, dep_on_id, planned_key, held, not_before, source_commit,
              urgent, target, build_args)
            values (:event, :typeId, :type, :name, :stream, :system, 4, :reason,
              :original, :rebuildReason, :batch, :waitingFor, :depOn, :key, :held, :notBefore, :commit,
              :urgent, :target, :args)
            """;

    private final Handle handle;
    private final Waiting waiting;
    private final BuildTargets targets;
    private final FreshBuilds.Common common;
    private final OffsetDateTime notBefore;
    private final String turn;
    private final String urgentTurn;
    private final Map<String, Integer> types = new HashMap<>();

    FreshRow(Handle handle, Waiting waiting, BuildTargets targets, FreshBuilds.Common common) {
        this.handle = handle;
        this.waiting = waiting;
        this.targets = targets;
        this.common = common;
        boolean held = common.held() != Hold.NONE;
        this.notBefore =
                held || common.window().isZero() ? null : Database.now(handle).plus(common.window());
        this.turn = turn(notBefore);
        this.urgentTurn = turn(null);
    }

    private String turn(OffsetDateTime at) {
        return switch (common.held()) {
            case DRY_RUN -> "Dry run: nothing will be submitted.";
            case APPROVAL -> Holds.reason(common.event());
            default ->
                common.composes().isEmpty()
                        ? waiting.forTurn(handle, common.system(), at)
                        : waiting.forComposes(
                                ComposeWords.of(handle, common.composes()).values());
        };
    }

    private boolean urgent(PlannedBuild build) {
        return common.urgent() || build.urgent();
    }

    private String reason(PlannedBuild build, FreshBuilds.Needed needed) {
        boolean ownTurn = needed.labels().isEmpty() || common.held() == Hold.APPROVAL;
        String own = urgent(build) ? urgentTurn : turn;
        return Text.sentence(ownTurn ? own : waiting.forBuilds(needed.labels()));
    }

    /** @param parents what outdated builds of images are built on, NVR by NVR, as far as the inventory knows it */
    void bind(PreparedBatch insert, PlannedBuild build, FreshBuilds.Needed needed, Map<String, String> parents) {
        Artifact artifact = build.artifact();
        boolean waits = !needed.labels().isEmpty();
        String target = targets.of(common.system(), artifact, common.target());
        insert.bind("event", common.event())
                .bind("typeId", types.computeIfAbsent(artifact.type(), type -> EventTypes.ofArtifact(handle, type)))
                .bind("type", artifact.type())
                .bind("name", artifact.name())
                .bind("stream", artifact.stream())
                .bind("system", common.system())
                .bind("reason", reason(build, needed))
                .bind("original", build.originalNvr().isEmpty() ? null : build.originalNvr())
                .bind("rebuildReason", build.reason().label())
                .bind("batch", build.batch())
                .bind("waitingFor", needed.labels().size() + common.composes().size())
                .bind("depOn", needed.shownId())
                .bind("key", common.held() == Hold.DRY_RUN ? null : targets.key(common.system(), artifact, target))
                .bind("held", common.held().id())
                .bind("notBefore", waits || urgent(build) ? null : notBefore)
                .bind("commit", build.commit().isEmpty() ? null : build.commit())
                .bind("urgent", urgent(build))
                .bind("target", target)
                .bind(
                        "args",
                        BuildArguments.of(build, target, parents.getOrDefault(build.originalNvr(), needed.shownNvr())))
                .add();
    }
}
