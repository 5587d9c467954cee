package io.freshmaker.plan;

import static io.freshmaker.plan.DraftOf.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which builds a change needs, in which order and why. */
class PlannerTest extends PlannerCase {

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
    void saysWhatAChangeLooksLikeWithoutCommitOrAuthor() {
        Draft judged = new DraftOf().contains("a", HTTPD).judged();
        Draft shipped = judged.withChanges(
                "",
                List.of(new Change("rpm shipped", HTTPD, "httpd-2.4-1", ""), new Change("rpm signed", HTTPD, "", "")));
        assertThat(build(planner.order(shipped).plan(), "a").causes())
                .containsExactly(new Cause(HTTPD, "rpm shipped in httpd-2.4-1; rpm signed", ""));
    }

    @Test
    void refusesACandidateWithoutAVerdict() {
        Draft unjudged =
                new DraftOf().changed(HTTPD).contains("a", HTTPD).judged().withVerdicts(Map.of());
        assertThatThrownBy(() -> planner.order(unjudged))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no verdict for module a:f1");
    }
}
