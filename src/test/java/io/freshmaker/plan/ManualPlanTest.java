package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.change.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManualPlanTest {

    private static final Artifact OPENSSL = Artifact.rpm("openssl", "f1");

    private final Planner planner = new Planner(3);

    private static ManualRequest wanting(String... only) {
        return new ManualRequest("jane", false, false, Set.of(only), "", "a bad mirror");
    }

    /** base, and on it web and mail, and on web the shop; all but mail hold openssl. */
    private Plan ordered(String... only) {
        return draft(only).plan();
    }

    private Draft draft(String... only) {
        return planner.order(
                DraftOf.images()
                        .changed(OPENSSL)
                        .contains("base", OPENSSL)
                        .contains("web", OPENSSL)
                        .contains("shop", OPENSSL)
                        .builtOn("web", "base")
                        .builtOn("mail", "base")
                        .builtOn("shop", "web")
                        .outside("fresh", "not rebuilt: fresh-f1-1 holds openssl 2 already")
                        .judged(wanting(only)),
                "bump",
                "image",
                "between");
    }

    private static List<String> names(Plan plan) {
        return plan.builds().stream().map(build -> build.artifact().name()).toList();
    }

    private static String decided(Plan plan, String name) {
        return plan.decisions().stream()
                .filter(decision -> decision.artifact().name().equals(name))
                .map(Decision::reason)
                .reduce((one, other) -> one + " / " + other)
                .orElseThrow();
    }

    @Test
    void saysWhoAskedAndWhy() {
        assertThat(ordered().builds().get(0).causes())
                .extracting(Cause::reason)
                .containsExactly("spec file changed in 81e09b9c by jane, asked for by jane: a bad mirror");
        assertThat(names(ordered())).containsExactly("base", "web", "shop");
    }

    @Test
    void rebuildsWhatIsNamedOnWhatItStandsOnAndNothingElse() {
        Plan plan = ordered("web:f1");

        assertThat(names(plan)).containsExactly("base", "web");
        assertThat(plan.builds().get(1).prerequisites()).containsExactly(DraftOf.image("base"));
        assertThat(decided(plan, "shop")).isEqualTo("not rebuilt: not among what was asked for");
        assertThat(decided(plan, "mail")).isEqualTo("not rebuilt: not among what was asked for");
        assertThat(decided(plan, "fresh")).isEqualTo("not rebuilt: fresh-f1-1 holds openssl 2 already");
    }

    @Test
    void takesNamesInEachForm() {
        for (String name : List.of("base", "base:f1", "image:base:f1", "base-f1-1")) {
            assertThat(names(ordered(name))).as(name).containsExactly("base");
        }
    }

    @Test
    void saysWhatIsNamedAndNotAffected() {
        Plan plan = ordered("base", "bas-f1-9", "mail");

        assertThat(names(plan)).containsExactly("base");
        assertThat(decided(plan, "bas-f1-9"))
                .isEqualTo("not rebuilt: no image of this name needs it; an NVR counts where it is the newest build");
        assertThat(decided(plan, "mail")).doesNotContain("no image of this name");
        assertThat(draft("bas-f1-9").answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft("bas-f1-9").because())
                .isEqualTo("Nothing of what was asked for needs a rebuild: bas-f1-9. No image that needs one is called"
                        + " bas-f1-9; an NVR counts where it is the newest build.");
        assertThat(draft("bas-f1-9").plan().decisions()).hasSize(6);
    }

    @Test
    void ordersWhatIsAskedForByNameAmongItself() {
        var requested = new RequestedArtifacts();
        for (String name : List.of("web", "base", "solo")) {
            requested.take(new Compound(DraftOf.image(name), name.equals("solo") ? "" : name + "-f1-1", Map.of()));
        }
        requested.leaveOut(DraftOf.image("gone"), "plan.retired", "retired, dead.package");
        Draft draft = requested.in(
                Draft.of("images-requested", Messages.of("freshmaker.manual.artifacts", "{}"), wanting()),
                List.of(
                        Containment.builtOn(DraftOf.image("web"), DraftOf.image("base")),
                        Containment.builtOn(DraftOf.image("shop"), DraftOf.image("web"))));
        Plan plan = planner.order(
                        draft.withVerdicts(Map.of(
                                DraftOf.image("web"), DraftOf.ALLOWED,
                                DraftOf.image("base"), DraftOf.ALLOWED,
                                DraftOf.image("solo"), DraftOf.ALLOWED)),
                        "bump",
                        "image",
                        "between")
                .plan();

        assertThat(names(plan)).containsExactly("base", "solo", "web");
        assertThat(plan.builds()).extracting(PlannedBuild::batch).containsExactly(0, 0, 1);
        assertThat(plan.builds()).extracting(PlannedBuild::reason).containsOnly(RebuildReason.DIRECTLY_AFFECTED);
        assertThat(plan.builds().get(2).causes())
                .containsExactly(
                        new Cause(DraftOf.image("web"), "asked for by jane: a bad mirror", "request 2017-x"),
                        new Cause(DraftOf.image("base"), "built on base:f1", ""));
        assertThat(decided(plan, "base")).isEqualTo("rebuilt: asked for by jane: a bad mirror");
        assertThat(decided(plan, "solo"))
                .isEqualTo("rebuilt: asked for by jane: a bad mirror, no build of it is known before this one");
        assertThat(decided(plan, "gone")).isEqualTo("not rebuilt: retired, dead.package");
    }
}
