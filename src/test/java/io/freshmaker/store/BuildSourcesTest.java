package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.Cause;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is built of a module whose own source changed. */
@OnEachDatabase
class BuildSourcesTest extends PipelineTest {

    BuildSourcesTest(Engine engine) {
        super(engine);
    }

    @Test
    void theNewestCommitIsBuilt() {
        pipeline.planned("m", commit("c1"));
        pipeline.planned("n", commit("c2"));
        pipeline.budget.begin();
        assertThat(pipeline.submissions.claim(pipeline.submission("a")).source())
                .isEqualTo("c2");
    }

    @Test
    void aBumpHoldsMoreThanAnyCommit() {
        pipeline.planned("m", commit("c1"));
        pipeline.planned("n", PlanOf.builds("a").part());
        pipeline.planned("o", commit("c2"));
        pipeline.budget.begin();
        assertThat(pipeline.submissions.claim(pipeline.submission("a")).source())
                .isEmpty();
        assertThat(pipeline.database.number("select count(*) from builds")).isEqualTo(1);
    }

    private static Part commit(String commit) {
        var build = new PlannedBuild(
                Pipeline.module("a"),
                "",
                commit,
                0,
                List.of(),
                RebuildReason.DIRECTLY_AFFECTED,
                List.of(new Cause(Pipeline.module("a"), "a.yaml changed", commit)));
        var decision = new Decision(Pipeline.module("a"), true, "policy.yaml line 1", "allowed");
        return Part.finished(
                PlanOf.SPEC,
                Draft.of("spec-changed", Pipeline.message("any"))
                        .withPlan(new Plan(List.of(build), List.of(decision)), ""));
    }
}
