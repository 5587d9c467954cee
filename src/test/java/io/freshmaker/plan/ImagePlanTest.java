package io.freshmaker.plan;

import static io.freshmaker.plan.DraftOf.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images of which some contain an rpm that was shipped: base, web on base, app on web, in most of them. */
class ImagePlanTest {
    private static final Artifact SSL = Artifact.rpm("openssl", "f27");
    private static final String SHIPPED = "spec file changed in 81e09b9c by jane";

    private final Planner planner = new Planner(10);

    @Test
    void rebuildsWhatContainsTheRpmBaseBeforeLayered() {
        Plan plan = plan(chain().contains("web", SSL));
        assertThat(plan.builds())
                .extracting(build -> build.artifact().name() + " " + build.batch() + " " + build.reason())
                .containsExactly("base 0 DIRECTLY_AFFECTED", "web 1 DIRECTLY_AFFECTED", "app 2 DIRECTLY_AFFECTED");
        assertThat(build(plan, "app").prerequisites()).containsExactly(image("web"));
        assertThat(reason(plan, "web")).isEqualTo("rebuilt: " + SHIPPED + ", built on base:f1");
    }

    @Test
    void rebuildsAParentThatOnlyAChildNeedsAsADependency() {
        Plan plan = plan(chain());
        assertThat(plan.builds())
                .extracting(build -> build.artifact().name() + " " + build.batch() + " " + build.reason())
                .containsExactly("base 0 DIRECTLY_AFFECTED", "web 1 DEPENDENCY", "app 2 DIRECTLY_AFFECTED");
        assertThat(reason(plan, "web")).isEqualTo("rebuilt: built on base:f1; needed by app:f1");
    }

    @Test
    void leavesOutWhatNothingAffectedIsBuiltOn() {
        Plan plan = plan(chain().builtOn("tool", "web").builtOn("end", "app"));
        assertThat(names(plan)).containsExactly("base", "web", "app");
        for (String name : List.of("tool", "end")) {
            assertThat(decision(plan, name))
                    .isEqualTo(
                            new Decision(
                                    image(name),
                                    false,
                                    "plan.not-needed",
                                    "not rebuilt: does not contain what changed, and of what is built on it nothing is rebuilt"));
        }
    }

    @Test
    void leavesOutAParentWhoseAffectedChildrenAreKeptOut() {
        Plan plan = plan(chain().blocked("app"));
        assertThat(names(plan)).containsExactly("base");
        assertThat(decision(plan, "web").rule()).isEqualTo("plan.not-needed");
        assertThat(decision(plan, "app").rule()).isEqualTo(DraftOf.BLOCKED.rule());
    }

    @Test
    void leavesOutAParentWhoseAffectedChildrenAreTooFarAway() {
        Draft judged = DraftOf.images()
                .changed(SSL)
                .contains("base", SSL)
                .builtOn("one", "base")
                .builtOn("two", "one")
                .contains("app", SSL)
                .builtOn("app", "two")
                .judged();
        Plan plan = new Planner(1).order(judged, "bump", "image", "between").plan();
        assertThat(names(plan)).containsExactly("app", "base");
        assertThat(decision(plan, "one").rule()).isEqualTo("plan.not-needed");
        assertThat(decision(plan, "two").rule()).isEqualTo("plan.depth");
        assertThat(reason(plan, "app")).endsWith("; stands on two:f1, which the change does not reach");
    }

    @Test
    void rebuildsWhatContainsTheRpmThoughItsParentIsKeptOut() {
        Plan plan = plan(chain().contains("web", SSL).blocked("base"));
        assertThat(names(plan)).containsExactly("web", "app");
        assertThat(build(plan, "web").prerequisites()).isEmpty();
        assertThat(reason(plan, "web"))
                .isEqualTo("rebuilt: " + SHIPPED + "; stands on base:f1, which policy keeps out");

        Plan behind = plan(chain().blocked("base"));
        assertThat(names(behind)).containsExactly("app");
        assertThat(reason(behind, "web")).contains("only through base:f1, which policy keeps out");
        assertThat(reason(behind, "app")).endsWith("; stands on web:f1, which the change does not reach");
    }

    @Test
    void rebuildsAllThatIsBuiltOnAChangedDockerfile() {
        Draft judged = chain().builtOn("tool", "web").judged();
        Plan plan = planner.order(judged, "bump", "image", "all").plan();
        assertThat(names(plan)).containsExactly("base", "web", "app", "tool");
        assertThat(reason(plan, "tool")).isEqualTo("rebuilt: built on web:f1");
    }

    @Test
    void saysItInFewWordsHoweverManyPackagesWereShipped() {
        DraftOf draft = DraftOf.images();
        IntStream.range(0, 200).forEach(i -> {
            Artifact rpm = Artifact.rpm("rpm-%03d".formatted(i), "f27");
            draft.changed(rpm).contains("base", rpm);
        });
        Plan plan = plan(draft.remarked("base", "holds rpm-000-libs 1-1 and 199 more"));
        assertThat(build(plan, "base").causes())
                .hasSize(200)
                .noneMatch(cause -> cause.reason().contains("holds"));
        assertThat(reason(plan, "base"))
                .isEqualTo("rebuilt: " + SHIPPED + ", " + SHIPPED + ", " + SHIPPED
                        + " and 197 more; holds rpm-000-libs 1-1 and 199 more");
    }

    @Test
    void saysOfTheOnlyChangeWhatTheImageHolds() {
        Plan plan = plan(chain().remarked("base", "holds openssl-libs 1.0.2k-1.fc25"));
        assertThat(build(plan, "base").causes())
                .extracting(Cause::reason)
                .containsExactly(SHIPPED + ", holds openssl-libs 1.0.2k-1.fc25");
    }

    @Test
    void saysThatNoImageContainsIt() {
        assertThat(because(DraftOf.images().changed(SSL))).isEqualTo("No image contains rpm openssl:f27.");
        assertThat(because(DraftOf.images().changed(image("base")))).isEqualTo("No image is built on image base:f1.");
    }

    @Test
    void saysThatNoImageNeedsIt() {
        DraftOf draft = DraftOf.images().changed(SSL).outside("web", "not rebuilt: web-2-3 holds openssl 2-1 already");
        assertThat(because(draft)).isEqualTo("No image needs a rebuild for rpm openssl:f27; 1 was left out.");
        assertThat(reason(plan(draft), "web")).contains("holds openssl 2-1 already");
        draft.outside("app", "not rebuilt: retired");
        assertThat(because(draft)).endsWith("; 2 were left out.");
    }

    @Test
    void refusesAnotherExtent() {
        assertThatThrownBy(() -> planner.order(chain().judged(), "bump", "image", "some"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'some' is no extent of a rebuild: write all or between.");
    }

    private static DraftOf chain() {
        return DraftOf.images()
                .changed(SSL)
                .contains("base", SSL)
                .builtOn("web", "base")
                .builtOn("app", "web")
                .contains("app", SSL);
    }

    private String because(DraftOf draft) {
        return planner.order(draft.judged(), "bump", "image", "between").because();
    }

    private Plan plan(DraftOf draft) {
        return planner.order(draft.judged(), "bump", "image", "between").plan();
    }

    private static List<String> names(Plan plan) {
        return plan.builds().stream().map(build -> build.artifact().name()).toList();
    }

    private static PlannedBuild build(Plan plan, String name) {
        return plan.builds().stream()
                .filter(build -> build.artifact().equals(image(name)))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(Plan plan, String name) {
        return decision(plan, name).reason();
    }

    private static Decision decision(Plan plan, String name) {
        return plan.decisions().stream()
                .filter(decision -> decision.artifact().equals(image(name)))
                .findFirst()
                .orElseThrow();
    }
}
