package io.freshmaker.plan;

import static io.freshmaker.plan.DraftOf.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a plan ends: at the policy, at its depth, at cycles, and where nothing is affected. */
class PlannerBoundsTest extends PlannerCase {

    @Test
    void dropsWhatIsReachedOnlyThroughBlockedOnes() {
        Plan plan = plan(new DraftOf()
                .changed(HTTPD)
                .contains("a", HTTPD)
                .contains("b", HTTPD)
                .contains("free", HTTPD)
                .blocked("a")
                .blocked("b")
                .builtOn("c", "a")
                .builtOn("c", "b")
                .builtOn("d", "c")
                .builtOn("both", "a")
                .builtOn("both", "free"));
        assertThat(artifacts(plan)).containsExactly("free:f1", "both:f1");
        assertThat(build(plan, "both").prerequisites()).containsExactly(module("free"));
        assertThat(decision(plan, "a"))
                .isEqualTo(new Decision(module("a"), false, DraftOf.BLOCKED.rule(), DraftOf.BLOCKED.reason()));
        assertThat(decision(plan, "c"))
                .isEqualTo(new Decision(
                        module("c"),
                        false,
                        "plan.blocked-prerequisite",
                        "not rebuilt: reached only through a:f1, b:f1, which policy keeps out"));
        assertThat(decision(plan, "d").reason()).contains("a:f1, b:f1");
    }

    @Test
    void namesAFewOfManyBlockedOnes() {
        DraftOf draft = new DraftOf().changed(HTTPD);
        IntStream.range(0, 9)
                .forEach(i -> draft.contains("m" + i, HTTPD).blocked("m" + i).builtOn("end", "m" + i));
        assertThat(decision(plan(draft), "end").reason())
                .isEqualTo("not rebuilt: reached only through m0:f1, m1:f1, m2:f1 and others, which policy keeps out");
    }

    @Test
    void spreadsAsFarAsTheDepthAllows() {
        Draft judged = new DraftOf()
                .changed(HTTPD)
                .contains("a", HTTPD)
                .builtOn("b", "a")
                .builtOn("c", "b")
                .judged();
        assertThat(artifacts(new Planner(0).order(judged).plan())).containsExactly("a:f1");
        Plan one = new Planner(1).order(judged).plan();
        assertThat(artifacts(one)).containsExactly("a:f1", "b:f1");
        assertThat(decision(one, "c"))
                .isEqualTo(new Decision(
                        module("c"),
                        false,
                        "plan.depth",
                        "not rebuilt: 2 levels away from what is directly affected; the limit is 1"));
        assertThatThrownBy(() -> new Planner(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsALongChainWithoutRecursion() {
        DraftOf draft = new DraftOf().changed(HTTPD).contains("m0", HTTPD);
        IntStream.range(1, 20_000).forEach(i -> draft.builtOn("m" + i, "m" + (i - 1)));
        Plan plan = new Planner(Integer.MAX_VALUE).order(draft.judged()).plan();
        assertThat(plan.builds()).hasSize(20_000);
        assertThat(plan.builds().get(19_999).batch()).isEqualTo(19_999);
    }

    @Test
    void cutsACycleBeforeTheBuildFromWhichItWasEntered() {
        Plan plan = plan(new DraftOf()
                .changed(HTTPD)
                .contains("b", HTTPD)
                .builtOn("a", "b")
                .builtOn("c", "a")
                .builtOn("b", "c"));
        String cycle = "cycle b:f1 -> a:f1 -> c:f1 -> b:f1 cut before b:f1";
        assertThat(artifacts(plan)).containsExactly("b:f1", "a:f1", "c:f1");
        assertThat(build(plan, "b").prerequisites()).isEmpty();
        assertThat(build(plan, "b").causes())
                .containsExactly(
                        new Cause(HTTPD, SPEC, COMMIT), new Cause(module("c"), "builds on c:f1, " + cycle, ""));
        assertThat(decision(plan, "b").reason()).isEqualTo("rebuilt: " + SPEC + "; " + cycle);
        assertThat(decision(plan, "c").reason()).isEqualTo("rebuilt: builds on a:f1; " + cycle);
    }

    @Test
    void countsTheMiddleOfALongCycle() {
        DraftOf draft = new DraftOf().changed(HTTPD).contains("m0", HTTPD).builtOn("m0", "m9");
        IntStream.range(1, 10).forEach(i -> draft.builtOn("m" + i, "m" + (i - 1)));
        assertThat(decision(plan(draft), "m0").reason())
                .endsWith("cycle m0:f1 -> m1:f1 -> m2:f1 -> (4 more) -> m7:f1 -> m8:f1 -> m9:f1 -> m0:f1"
                        + " cut before m0:f1");
    }

    @Test
    void ignoresAnEdgeFromAModuleToItself() {
        Plan plan = plan(new DraftOf().changed(HTTPD).contains("a", HTTPD).builtOn("a", "a"));
        assertThat(build(plan, "a").causes()).containsExactly(new Cause(HTTPD, SPEC, COMMIT));
    }

    @Test
    void saysThatNobodyBuildsIt() {
        Draft draft = planner.order(new DraftOf().changed(HTTPD).judged());
        assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft.because()).isEqualTo("No module builds rpm httpd:f27.");
        assertThat(draft.plan().decisions()).isEmpty();
        assertThat(planner.order(new DraftOf().changed(NGHTTP).changed(HTTPD).judged(), "bump", "flatpak", "all")
                        .because())
                .isEqualTo("No flatpak builds rpm httpd:f27, rpm nghttp2:f27.");
    }

    @Test
    void saysThatPolicyKeepsAllOut() {
        DraftOf draft = new DraftOf().changed(HTTPD).contains("a", HTTPD).blocked("a");
        assertThat(planner.order(draft.judged()).because())
                .isEqualTo("The only candidate, module a:f1, is kept out by policy.");
        draft.builtOn("b", "a").contains("c", HTTPD).blocked("c");
        assertThat(planner.order(draft.judged()).because()).isEqualTo("All 3 candidates are kept out by policy.");
    }

    @Test
    void saysThatNoCandidateContainsTheChange() {
        DraftOf draft = new DraftOf().changed(HTTPD).candidate("a").candidate("b");
        assertThat(planner.order(draft.judged()).because()).isEqualTo("None of 2 candidates contains what changed.");
        assertThat(decision(plan(draft), "a").rule()).isEqualTo("plan.not-affected");
    }
}
