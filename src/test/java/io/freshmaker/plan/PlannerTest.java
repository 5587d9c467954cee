package io.freshmaker.plan;

import static io.freshmaker.plan.DraftOf.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Artifact HTTPD = Artifact.rpm("httpd", "f27");
    private static final Artifact NGHTTP = Artifact.rpm("nghttp2", "f27");
    private static final String SPEC = "spec file changed in 81e09b9c by jane";
    private static final String COMMIT = "81e09b9cfa1b04e7d8a2f5c3b6e9d0a1c2f3b4d5";

    private final Planner planner = new Planner(10);

    @Test
    void rebuildsWhatContainsTheChangeAndThenWhatIsBuiltOnIt() {
        Draft draft = planner.order(new DraftOf()
                .changed(HTTPD)
                .contains("web", HTTPD)
                .builtOn("app", "web")
                .judged());
        assertThat(draft.answer()).isEqualTo(Draft.Answer.PLANNED);
        assertThat(draft.because()).isNull();
        assertThat(draft.plan().builds())
                .containsExactly(
                        new PlannedBuild(
                                module("web"),
                                "web-f1-1",
                                "",
                                0,
                                List.of(),
                                RebuildReason.DIRECTLY_AFFECTED,
                                List.of(new Cause(HTTPD, SPEC, COMMIT))),
                        new PlannedBuild(
                                module("app"),
                                "app-f1-1",
                                "",
                                1,
                                List.of(module("web")),
                                RebuildReason.DEPENDENCY,
                                List.of(new Cause(module("web"), "builds on web:f1", ""))));
        assertThat(draft.plan().decisions())
                .containsExactly(
                        new Decision(module("app"), true, DraftOf.ALLOWED.rule(), "rebuilt: builds on web:f1"),
                        new Decision(module("web"), true, DraftOf.ALLOWED.rule(), "rebuilt: " + SPEC));
    }

    @Test
    void putsFirstWhatThePolicyCallsUrgentAndAllThatItWaitsFor() {
        Draft draft = planner.order(new DraftOf()
                .changed(HTTPD)
                .contains("base", HTTPD)
                .builtOn("web", "base")
                .builtOn("app", "web")
                .builtOn("other", "base")
                .urgent("web")
                .judged());

        assertThat(draft.plan().builds())
                .filteredOn(PlannedBuild::urgent)
                .extracting(PlannedBuild::artifact)
                .containsExactly(module("base"), module("web"));
        assertThat(draft.plan().decisions())
                .extracting(Decision::reason)
                .containsExactly(
                        "rebuilt: builds on web:f1",
                        "rebuilt: " + SPEC + "; urgent for web:f1",
                        "rebuilt: builds on base:f1",
                        "rebuilt: builds on base:f1; urgent: policy.yaml line 31");
    }

    @Test
    void buildsTheChangedCommitItselfWhenTold() {
        Draft judged = new DraftOf()
                .changed(HTTPD)
                .contains("web", HTTPD)
                .builtOn("app", "web")
                .judged();
        Plan plan = planner.order(judged, "change", "module", "all").plan();
        assertThat(build(plan, "web").commit()).isEqualTo(COMMIT);
        assertThat(build(plan, "app").commit()).isEmpty();
        assertThat(build(planner.order(judged, "bump", "module", "all").plan(), "web")
                        .commit())
                .isEmpty();
        assertThatThrownBy(() -> planner.order(judged, "head", "module", "all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'head' is nothing to build from: write bump or change.");
    }

    @Test
    void buildsTheNewestOfSeveralCommits() {
        Draft judged = new DraftOf().contains("web", HTTPD).judged();
        Draft twice = judged.withChanges(
                "", List.of(new Change("spec file changed", HTTPD, "c1", ""), new Change("x", HTTPD, "c2", "")));
        PlannedBuild web = build(planner.order(twice, "change", "module", "all").plan(), "web");
        assertThat(web.commit()).isEqualTo("c2");
        assertThat(web.causes()).containsExactly(new Cause(HTTPD, "spec file changed in c1; x in c2", "c2"));
    }

    @Test
    void keepsEveryCauseOfABuildThatIsReachedOnSeveralWays() {
        Plan plan = plan(new DraftOf()
                .changed(NGHTTP)
                .changed(HTTPD)
                .contains("a", HTTPD)
                .contains("b", HTTPD)
                .contains("d", NGHTTP)
                .contains("d", HTTPD)
                .builtOn("d", "b")
                .builtOn("d", "a")
                .builtOn("d", "a"));
        assertThat(artifacts(plan)).containsExactly("a:f1", "b:f1", "d:f1");
        PlannedBuild last = build(plan, "d");
        assertThat(last.prerequisites()).containsExactly(module("a"), module("b"));
        assertThat(last.reason()).isEqualTo(RebuildReason.DIRECTLY_AFFECTED);
        assertThat(last.causes())
                .containsExactly(
                        new Cause(HTTPD, SPEC, COMMIT),
                        new Cause(NGHTTP, SPEC, COMMIT),
                        new Cause(module("a"), "builds on a:f1", ""),
                        new Cause(module("b"), "builds on b:f1", ""));
    }

    @Test
    void theBatchIsTheLongestWay() {
        Plan plan = plan(new DraftOf()
                .changed(HTTPD)
                .contains("a", HTTPD)
                .builtOn("z", "a")
                .builtOn("b", "z")
                .builtOn("c", "a")
                .builtOn("c", "b"));
        assertThat(plan.builds())
                .extracting(build -> build.artifact().name() + build.batch())
                .containsExactly("a0", "z1", "b2", "c3");
    }

    @Test
    void aReadyModuleIsAChangeOfWhatIsBuiltOnIt() {
        Artifact ready = Artifact.module("platform", "f27");
        Plan plan = plan(new DraftOf().changed(ready).builtOn("a", ready).builtOn("b", "a"));
        assertThat(build(plan, "a").reason()).isEqualTo(RebuildReason.DIRECTLY_AFFECTED);
        assertThat(build(plan, "a").causes()).containsExactly(new Cause(ready, SPEC, COMMIT));
        assertThat(build(plan, "b").batch()).isEqualTo(1);
    }

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
    void followsALongChainWithoutRecursion() {
        DraftOf draft = new DraftOf().changed(HTTPD).contains("m0", HTTPD);
        IntStream.range(1, 20_000).forEach(i -> draft.builtOn("m" + i, "m" + (i - 1)));
        Plan plan = new Planner(Integer.MAX_VALUE).order(draft.judged()).plan();
        assertThat(plan.builds()).hasSize(20_000);
        assertThat(plan.builds().get(19_999).batch()).isEqualTo(19_999);
    }

    @Test
    void saysWhatAChangeLooksLikeWithoutCommitOrAuthor() {
        Draft judged = new DraftOf().contains("a", HTTPD).judged();
        Draft shipped = judged.withChanges(
                "",
                List.of(new Change("rpm shipped", HTTPD, "httpd-2.4-1", ""), new Change("rpm signed", HTTPD, "", "")));
        assertThat(build(planner.order(shipped).plan(), "a").causes())
                .containsExactly(new Cause(HTTPD, "rpm shipped in httpd-2.4-1; rpm signed", ""));
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

    @Test
    void refusesACandidateWithoutAVerdict() {
        Draft unjudged =
                new DraftOf().changed(HTTPD).contains("a", HTTPD).judged().withVerdicts(Map.of());
        assertThatThrownBy(() -> planner.order(unjudged))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no verdict for module a:f1");
    }

    private Plan plan(DraftOf draft) {
        return planner.order(draft.judged()).plan();
    }

    private static List<String> artifacts(Plan plan) {
        return plan.builds().stream().map(build -> build.artifact().label()).toList();
    }

    private static PlannedBuild build(Plan plan, String name) {
        return plan.builds().stream()
                .filter(build -> build.artifact().equals(module(name)))
                .findFirst()
                .orElseThrow();
    }

    private static Decision decision(Plan plan, String name) {
        return plan.decisions().stream()
                .filter(decision -> decision.artifact().equals(module(name)))
                .findFirst()
                .orElseThrow();
    }
}
