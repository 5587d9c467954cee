package io.freshmaker.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Standing.Told;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Signed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which planned builds need not be made: module a contains the rpm, b is built on a. */
class CoverageTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Artifact RPM = Artifact.rpm("httpd", "f27");
    private static final Artifact A = Artifact.module("a", "f27");
    private static final Artifact IMAGE = Artifact.image("httpd-container", "f27");
    private static final Artifact B = Artifact.module("b", "f27");

    private final Map<Artifact, Standing> standing = new HashMap<>();

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

    @Test
    void anImageThatWasSentHoldsOnlyWhatItWasPlannedFor() {
        stands(IMAGE, build(1).sent(NOON.plusSeconds(60)));
        assertThat(image().why()).isEqualTo("build 1 may lack httpd:f27: shipped");

        Row planned = build(1).sent(NOON.minusSeconds(7_000)).told(RPM, "httpd-2-1", NOON.minusSeconds(7_200));
        stands(IMAGE, planned);
        assertThat(image().covered()).as("it still runs").isTrue();
        stands(IMAGE, planned.ended(NOON.minusSeconds(1)));
        assertThat(image().covered()).as("somebody asks again").isFalse();
        stands(IMAGE, build(1).sent(NOON).told(RPM, "httpd-2-0", NOON));
        assertThat(image().covered()).as("another version").isFalse();
    }

    @Test
    void anImageThatIsStillToBeSentHoldsWhatIsShippedBefore() {
        stands(IMAGE, build(1));
        assertThat(image().covered()).isTrue();

        stands(IMAGE, build(1).ofCommit());
        assertThat(image().covered()).as("of a given commit").isFalse();
    }

    @Test
    void anImageThatWasBegunForTheSameRpmsHoldsThemWhenTheyAreShipped() {
        Row sent = build(1).sent(NOON.minusSeconds(7_000));
        var libs = new Freshness.Rpm("httpd-libs", "");

        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-1")))).why())
                .isEqualTo("build 1 of event 9 is rebuilding it with httpd-libs 2-1 since 11:59");
        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-2")))).covered())
                .as("a newer version")
                .isTrue();
        assertThat(shipped(sent.ended(NOON), Map.of(libs, Set.of(version("2-1"))))
                        .why())
                .as("it ended while this was planned")
                .isEqualTo("build 1 of event 9 has rebuilt it with httpd-libs 2-1 since 11:59");
    }

    @Test
    void anImageIsBuiltOnceMoreWhenItIsNotCertainThatItHoldsWhatIsShipped() {
        Row sent = build(1).sent(NOON.minusSeconds(7_000));
        var libs = new Freshness.Rpm("httpd-libs", "");

        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-0")))).covered())
                .as("an older version")
                .isFalse();
        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-1"), version("2-2"))))
                        .covered())
                .as("two versions")
                .isFalse();
        assertThat(shipped(sent, Map.of(new Freshness.Rpm("httpd-libs", "httpd:2"), Set.of(version("2-1"))))
                        .covered())
                .as("of a module")
                .isFalse();
        assertThat(shipped(sent.ended(NOON.minusSeconds(1)), Map.of(libs, Set.of(version("2-1"))))
                        .covered())
                .as("the inventory knows what is done")
                .isFalse();
        assertThat(shipped(sent, Map.of()).covered()).isFalse();
    }

    @Test
    void whatTakesComposesIsNotInABuildThatIsToBeSentWithoutThem() {
        stands(IMAGE, build(1));
        var signed =
                new Shipped("x", "F27", "f27", false, List.of(), List.of()).with(new Signed(List.of("key"), "tag"));

        assertThat(image(new Coverage("build-signed", NOON, standing, signed)).covered())
                .isFalse();
        assertThat(image().covered()).isTrue();
    }

    private Coverage.Answer shipped(Row row, Map<Freshness.Rpm, Set<RpmVersion>> begunFor) {
        standing.put(IMAGE, row.build().with(begunFor));
        var rpm = new ShippedRpm("httpd-libs", version("2-1"), "", RPM);
        var other = new ShippedRpm("nginx", version("3-1"), "", Artifact.rpm("nginx", "f27"));
        var update = new Shipped("FEDORA-1", "F27", "f27-updates", false, List.of(), List.of(rpm, other));
        return image(new Coverage("update-shipped", NOON, standing, update));
    }

    private static RpmVersion version(String text) {
        return RpmVersion.parse(text);
    }

    private Coverage.Answer image() {
        return image(coverage());
    }

    private static Coverage.Answer image(Coverage coverage) {
        var shipped = new Cause(RPM, "shipped", "httpd-2-1");
        var planned = new PlannedBuild(IMAGE, "", "", 0, List.of(), RebuildReason.DIRECTLY_AFFECTED, List.of(shipped));
        return coverage.of(List.of(planned)).get(IMAGE);
    }

    private void stands(Artifact artifact, Row row) {
        standing.put(artifact, row.build());
    }

    private Coverage coverage() {
        return new Coverage("spec-changed", NOON, standing);
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

    private static Row build(long id) {
        return new Row(id, true, NOON.minusSeconds(60), null, null, List.of(), Set.of());
    }

    /** A build that was begun a minute before noon, written in a few words. */
    private record Row(
            long id, boolean bumped, Instant begun, Instant sent, Instant ended, List<Told> told, Set<Long> after) {

        Row ofCommit() {
            return new Row(id, false, begun, sent, ended, told, after);
        }

        Row begun(Instant at) {
            return new Row(id, bumped, at, sent, ended, told, after);
        }

        Row sent(Instant at) {
            return new Row(id, bumped, begun, at, ended, told, after);
        }

        Row ended(Instant at) {
            return new Row(id, bumped, begun, sent, at, told, after);
        }

        Row told(Artifact constituent, String revision, Instant at) {
            List<Told> all = new ArrayList<>(told);
            all.add(new Told("spec-changed", constituent, revision, at));
            return new Row(id, bumped, begun, sent, ended, all, after);
        }

        Row after(long other) {
            return new Row(id, bumped, begun, sent, ended, told, Set.of(other));
        }

        Standing build() {
            return new Standing(id, 9, bumped, begun, sent, ended).because(Set.copyOf(told), after);
        }
    }
}
