package io.freshmaker.store;

import io.freshmaker.plan.Cause;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.PlannedBuild;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores why a plan is as it is: the causes of its builds, and one decision for each candidate. */
final class PlanReasons {

    private final Handle handle;
    private final long event;
    private final String contentType;

    PlanReasons(Handle handle, long event, String contentType) {
        this.handle = handle;
        this.event = event;
        this.contentType = contentType;
    }

    void causes(List<PlannedBuild> builds, PlanRows rows) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into build_causes (build_id, event_id, content_type,
                  constituent_type, constituent_name, constituent_stream, reason, revision)
                values (:build, :event, :contentType, :type, :name, :stream, :reason, :revision)
                """);
        for (PlannedBuild build : builds) {
            for (Cause cause : build.causes()) {
                batch.bind("build", rows.ids().get(build.artifact()))
                        .bind("event", event)
                        .bind("contentType", contentType)
                        .bind("type", cause.constituent().type())
                        .bind("name", cause.constituent().name())
                        .bind("stream", cause.constituent().stream())
                        .bind("reason", Text.sentence(cause.reason()))
                        .bind("revision", Text.cut(cause.revision(), 500))
                        .add();
            }
        }
        execute(batch);
    }

    void decisions(List<Decision> decisions, PlanRows rows) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id)
                values (:event, :contentType, :type, :name, :stream, :rebuild, :rule, :reason, :build)
                """);
        for (Decision decision : decisions) {
            batch.bind("event", event)
                    .bind("contentType", contentType)
                    .bind("type", decision.artifact().type())
                    .bind("name", decision.artifact().name())
                    .bind("stream", decision.artifact().stream())
                    .bind("rebuild", decision.rebuild())
                    .bind("rule", Text.cut(decision.rule(), 1000))
                    .bind("reason", Text.sentence(reason(decision, rows)))
                    .bind("build", decision.rebuild() ? rows.ids().get(decision.artifact()) : null)
                    .add();
        }
        execute(batch);
    }

    private static String reason(Decision decision, PlanRows rows) {
        var covered = rows.covered().get(decision.artifact());
        return decision.rebuild() && covered != null ? decision.reason() + "; " + covered.why() : decision.reason();
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
