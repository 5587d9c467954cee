package io.freshmaker.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which planned builds need not be made: module a contains the rpm, b is built on a. */
class CoverageTest extends CoverageCase {

    private static final Artifact A = Artifact.module("a", "f27");
    private static final Artifact B = Artifact.module("b", "f27");

    @Test
    void makesWhatWasNotBegunLately() {
        assertThat(why(A)).isEqualTo("no build of it was begun lately");
    }

    @Test
    void aBumpedBuildHoldsWhatWasToldBeforeItWasSent() {
        stands(A, build(1).sent(NOON.plusMillis(1)));
        assertThat(why(A)).isEqualTo("build 1 of event 9 holds it already");

        stands(A, build(1));
        assertThat(answer(A).covered()).as("it is not sent yet").isTrue();

        stands(A, build(1).sent(NOON));
        assertThat(why(A)).isEqualTo("build 1 may lack httpd:f27: spec file changed");
    }

    @Test
    void aBuildOfAGivenCommitHoldsOnlyWhatItWasPlannedFor() {
        stands(A, build(1).ofCommit());
        assertThat(answer(A).covered()).isFalse();

        stands(A, build(1).ofCommit().told(RPM, "c1", NOON.minusSeconds(500)));
        assertThat(answer(A).covered()).isTrue();
    }

    @Test
    void itsOwnSourceIsTakenWhenTheBumpIsRecorded() {
        var own = new PlannedBuild(
                A, "", "c2", 0, List.of(), RebuildReason.DIRECTLY_AFFECTED, List.of(new Cause(A, "changed", "c2")));

        stands(A, build(1).begun(NOON.minusSeconds(1)));
        assertThat(coverage().of(List.of(own)).get(A).covered()).isFalse();

        stands(A, build(1).begun(NOON.plusSeconds(1)));
        assertThat(coverage().of(List.of(own)).get(A).covered()).isTrue();
    }

    @Test
    void anEchoIsTheSameChangeOfTheSameContentTypeWithinTenMinutes() {
        Row sent = build(1).sent(NOON.minusSeconds(1));
        stands(A, sent.told(RPM, "c1", NOON.minusSeconds(600)));
        assertThat(answer(A).covered()).isTrue();

        stands(A, sent.told(RPM, "c1", NOON.minusSeconds(601)));
        assertThat(answer(A).covered()).as("somebody asks again").isFalse();
        stands(A, sent.told(RPM, "c2", NOON));
        assertThat(answer(A).covered()).as("another commit").isFalse();
        stands(A, sent.told(Artifact.rpm("httpd", "f28"), "c1", NOON));
        assertThat(answer(A).covered()).as("another branch").isFalse();
        stands(A, sent.told(RPM, "", NOON));
        assertThat(answer(A, "").covered()).as("an unknown commit").isFalse();
    }

    @Test
    void whatIsRebuiltBeforeMustHaveBeenThere() {
        stands(B, build(2).sent(NOON.plusSeconds(9)));
        assertThat(why(B)).isEqualTo("a:f27 is rebuilt first");

        stands(A, build(1).sent(NOON.plusSeconds(1)));
        assertThat(why(B)).isEqualTo("build 2 was sent before a:f27 was done");

        stands(A, build(1).sent(NOON.plusSeconds(1)).ended(NOON.plusSeconds(9)));
        assertThat(answer(B).covered()).as("done in the same moment").isFalse();

        stands(A, build(1).sent(NOON.plusSeconds(1)).ended(NOON.plusSeconds(8)));
        assertThat(answer(B).covered()).isTrue();
    }

    @Test
    void whatItWaitedForWasThere() {
        stands(A, build(1).sent(NOON.plusSeconds(1)));
        stands(B, build(2).sent(NOON.plusSeconds(9)).after(1));
        assertThat(answer(B).covered()).isTrue();
    }

    @Test
    void theCommitThatIsBuiltIsTakenWhenTheBumpIsRecorded() {
        Artifact modulemd = new Artifact("modulemd", "a", "f27");
        var own = new PlannedBuild(
                A,
                "",
                "c2",
                0,
                List.of(),
                RebuildReason.DIRECTLY_AFFECTED,
                List.of(new Cause(modulemd, "changed", "c2")));

        stands(A, build(1).begun(NOON.minusSeconds(1)));
        assertThat(coverage().of(List.of(own)).get(A).covered())
                .as("bumped before")
                .isFalse();

        stands(A, build(1).begun(NOON.plusSeconds(1)));
        assertThat(coverage().of(List.of(own)).get(A).covered()).isTrue();
    }

    private String why(Artifact artifact) {
        return answer(artifact).why();
    }

    private Coverage.Answer answer(Artifact artifact) {
        return answer(artifact, "c1");
    }

    private Coverage.Answer answer(Artifact artifact, String revision) {
        var a = new PlannedBuild(
                A,
                "",
                "",
                0,
                List.of(),
                RebuildReason.DIRECTLY_AFFECTED,
                List.of(new Cause(RPM, "spec file changed", revision)));
        var b = new PlannedBuild(
                B, "", "", 1, List.of(A), RebuildReason.DEPENDENCY, List.of(new Cause(A, "builds on a:f27", "")));
        return coverage().of(List.of(a, b)).get(artifact);
    }
}
