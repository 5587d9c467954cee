package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.change.Change;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutdatedImagesTest {

    private static final Artifact OPENSSL = Artifact.rpm("openssl", "f27");
    private static final Artifact LANTERN = Artifact.rpm("lantern", "f27");
    private static final Policy POLICY = new PolicyReader()
            .read("policy.yaml", "global: {image: {allow: {name: .*}, block: {image_release: blocked}}}");

    private final List<ShippedRpm> shipped = new ArrayList<>(List.of(
            shipped("openssl", "1:1.1.0h-3.fc27", "", OPENSSL),
            shipped("openssl-libs", "1:1.1.0h-3.fc27", "", OPENSSL),
            shipped("lantern", "2.0-1.fc27", "", LANTERN)));
    private final List<HeldRpm> held = new ArrayList<>();
    private final Map<Artifact, String> below = new HashMap<>();
    private final List<Containment> builtOn = new ArrayList<>();

    private static ShippedRpm shipped(String name, String version, String module, Artifact source) {
        return new ShippedRpm(name, RpmVersion.parse(version), module, source);
    }

    private static Artifact image(String name) {
        return Artifact.image(name, "f27");
    }

    private void holds(String image, String rpm, String newest) {
        holds(image, rpm, newest, newest, null);
    }

    private void holds(String image, String rpm, String newest, String lowest, String left) {
        held.add(new HeldRpm(
                image(image),
                image + "-2-3",
                Artifact.binaryRpm(rpm, ""),
                newest == null ? null : RpmVersion.parse(newest),
                RpmVersion.parse(lowest),
                left));
    }

    private void builtOn(String image, String parent) {
        builtOn.add(Containment.builtOn(image(image), image(parent)));
        below.put(image(parent), parent + "-2-3");
    }

    private Draft draft() {
        return Draft.of("update-shipped", null)
                .withChanges(
                        "FEDORA-1",
                        List.of(
                                new Change(
                                        "openssl-1.1.0h-3.fc27 shipped in FEDORA-1",
                                        OPENSSL,
                                        "openssl-1.1.0h-3.fc27",
                                        ""),
                                new Change(
                                        "lantern-2.0-1.fc27 shipped in FEDORA-1", LANTERN, "lantern-2.0-1.fc27", "")))
                .withShipped(new Shipped("FEDORA-1", "F27", "f27-updates", true, List.of(), shipped));
    }

    private Draft found() {
        return new OutdatedImages(shipped, held)
                .in(
                        draft(),
                        below,
                        builtOn,
                        new ImageAttributes(Map.of("update_type", "security"), branch -> branch + "-candidate"),
                        "F27");
    }

    private Map<String, String> decisions(Draft found) {
        Draft planned = found.decided()
                ? found
                : new Planner(20).order(new Judge(() -> POLICY).judge(found), "bump", Artifact.IMAGE, "between");
        Map<String, String> reasons = new HashMap<>();
        planned.plan().decisions().forEach(each -> {
            assertThat(reasons.put(each.artifact().name(), each.reason())).isNull();
        });
        return reasons;
    }

    @Test
    void areThoseWhoseNewestBuildHoldsAnEarlierVersion() {
        holds("httpd", "openssl-libs", "1:1.0.2k-1.fc25");
        holds("httpd", "lantern", "1.9-1.fc27");
        holds("other", "openssl-libs", "1:1.2-1.fc27", "1:1.2-1.fc27", null);

        Draft found = found();

        assertThat(found.dependants().edges())
                .containsExactlyInAnyOrder(
                        Containment.contains(image("httpd"), OPENSSL), Containment.contains(image("httpd"), LANTERN));
        assertThat(found.dependants().compounds())
                .containsExactly(new Compound(
                        image("httpd"),
                        "httpd-2-3",
                        Map.of(
                                "update_type", "security",
                                "image_name", "httpd",
                                "image_version", "2",
                                "image_release", "3",
                                "rpm_name", "lantern openssl",
                                "target", "f27-candidate")));
        assertThat(decisions(found))
                .hasSize(1)
                .hasEntrySatisfying(
                        "httpd",
                        reason -> assertThat(reason)
                                .isEqualTo(
                                        "rebuilt: lantern-2.0-1.fc27 shipped in FEDORA-1, openssl-1.1.0h-3.fc27 shipped in FEDORA-1;"
                                                + " holds lantern 1.9-1.fc27, openssl-libs 1:1.0.2k-1.fc25"));
    }

    @Test
    void areNotThoseThatHoldAllThatIsNewAlready() {
        holds("httpd", "openssl-libs", "1:1.1.0h-3.fc27", "1:1.0-1", null);
        holds("httpd", "lantern", "3.0-1", "1.0-1", null);
        holds("partly", "openssl-libs", "1:1.1.0h-3.fc27", "1:1.0-1", null);
        holds("partly", "lantern", "1.0-1");

        assertThat(decisions(found()))
                .containsEntry(
                        "httpd", "not rebuilt: httpd-2-3 holds lantern 3.0-1, openssl-libs 1:1.1.0h-3.fc27 already")
                .hasEntrySatisfying("partly", reason -> assertThat(reason).endsWith("holds lantern 1.0-1"));
    }

    @Test
    void areThoseThatHeldItInAnEarlierBuildAlone() {
        holds("httpd", "openssl-libs", null, "1:1.0-1", null);
        holds("dropped", "openssl-libs", null, "1:1.0-1", null);
        holds("dropped", "lantern", "2.0-1.fc27");

        assertThat(decisions(found()))
                .containsEntry(
                        "httpd",
                        "rebuilt: openssl-1.1.0h-3.fc27 shipped in FEDORA-1, held openssl-libs 1:1.0-1 in an earlier"
                                + " build, though not in its newest")
                .containsEntry("dropped", "not rebuilt: dropped-2-3 holds lantern 2.0-1.fc27 already");
    }

    @Test
    void areNotRetiredOrKeptOutByPolicy() {
        holds("old", "lantern", "1.0-1", "1.0-1", "its end of life came");
        holds("mine", "lantern", "1.0-1");
        held.add(new HeldRpm(
                image("blocked"),
                "blocked-2-blocked",
                Artifact.binaryRpm("lantern", ""),
                RpmVersion.parse("1.0-1"),
                RpmVersion.parse("1.0-1"),
                null));

        assertThat(decisions(found()))
                .containsEntry("old", "not rebuilt: retired, its end of life came")
                .hasEntrySatisfying("blocked", reason -> assertThat(reason).startsWith("not rebuilt: the block rule"))
                .hasEntrySatisfying("mine", reason -> assertThat(reason).startsWith("rebuilt: "));
    }

    @Test
    void holdNoRpmOfAModuleForAnOrdinaryOne() {
        Artifact module = Artifact.module("buoy", "1.2");
        shipped.clear();
        shipped.add(shipped("lantern", "2.0-1", "buoy:1.2", module));
        holds("ordinary", "lantern", "1.0-1");
        held.add(new HeldRpm(
                image("modular"),
                "",
                Artifact.binaryRpm("lantern", "buoy:1.2"),
                null,
                RpmVersion.parse("1.0-1"),
                null));
        held.add(new HeldRpm(
                image("other"), "", Artifact.binaryRpm("lantern", "buoy:1.3"), null, RpmVersion.parse("1.0-1"), null));

        assertThat(new OutdatedImages(shipped, held).all()).containsExactly(image("modular"));
    }

    private void holdsOfUnknownModule(String image, String newest, String lowest) {
        held.add(new HeldRpm(
                image(image),
                image + "-2-3",
                Artifact.binaryRpm("lantern", ContainedRpm.UNKNOWN_MODULE),
                newest == null ? null : RpmVersion.parse(newest),
                RpmVersion.parse(lowest),
                null));
    }

    @Test
    void mayHoldARpmOfAModuleThatNobodyCouldName() {
        Artifact module = Artifact.module("buoy", "1.2");
        shipped.clear();
        shipped.add(shipped("lantern", "2.0-1.module_2", "buoy:1.2", module));
        shipped.add(shipped("bell", "2.0-1.fc27", "", OPENSSL));
        holdsOfUnknownModule("behind", "1.0-1.module_1", "1.0-1.module_1");
        holdsOfUnknownModule("current", "2.0-1.module_2", "1.0-1.module_1");
        holdsOfUnknownModule("former", null, "1.0-1.module_1");
        held.add(new HeldRpm(
                image("bells"),
                "",
                Artifact.binaryRpm("bell", ContainedRpm.UNKNOWN_MODULE),
                RpmVersion.parse("1.0-1"),
                RpmVersion.parse("1.0-1"),
                null));

        Draft found = new OutdatedImages(shipped, held)
                .in(
                        draft().withChanges("FEDORA-1", List.of(new Change("buoy-1 shipped", module, "buoy-1", ""))),
                        below,
                        builtOn,
                        new ImageAttributes(Map.of(), branch -> ""),
                        "F27");

        assertThat(found.dependants().edges()).containsExactly(Containment.contains(image("behind"), module));
        assertThat(decisions(found))
                .containsOnly(
                        Map.entry(
                                "behind", "rebuilt: buoy-1 shipped, holds lantern 1.0-1.module_1 of an unknown module"),
                        Map.entry(
                                "current",
                                "not rebuilt: current-2-3 holds lantern 2.0-1.module_2 of an unknown module already"));
    }

    @Test
    void bringThoseBetweenThemAndNoOthers() {
        holds("base", "lantern", "1.0-1");
        holds("current", "lantern", "2.0-1.fc27", "1.0-1", null);
        holds("app", "lantern", "1.0-1");
        builtOn("app", "current");
        builtOn("current", "middle");
        builtOn("middle", "base");
        builtOn("base", "root");

        Draft found = found();
        Plan plan = new Planner(20)
                .order(new Judge(() -> POLICY).judge(found), "bump", Artifact.IMAGE, "between")
                .plan();

        assertThat(plan.builds())
                .extracting(build -> build.artifact().name() + " " + build.batch() + " "
                        + build.reason().label())
                .containsExactly(
                        "base 0 directly_affected",
                        "middle 1 dependency",
                        "current 2 dependency",
                        "app 3 directly_affected");
        assertThat(plan.decisions()).hasSize(4);
    }

    @Test
    void sayWhyThereAreNone() {
        assertThat(found().answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(found().because())
                .isEqualTo("No image of F27 ever held an earlier version of lantern, openssl, openssl-libs.");

        holds("httpd", "lantern", "2.0-1.fc27", "1.0-1", null);
        assertThat(found().because())
                .isEqualTo("No image of F27 is outdated: 1 that held an earlier version is up to date or retired.");
        assertThat(found().plan().decisions()).hasSize(1);
    }
}
