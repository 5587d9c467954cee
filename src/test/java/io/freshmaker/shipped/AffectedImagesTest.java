package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.change.Change;
import io.freshmaker.change.Messages;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.inventory.ImageSources;
import io.freshmaker.inventory.InventoryNotFilled;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class AffectedImagesTest {

    private static final Artifact LANTERN = Artifact.rpm("lantern", "f27");

    private final KnownKoji koji = new KnownKoji()
            .answers("getTag f27-updates", "{\"name\": \"f27-updates\"}")
            .answers("getBuildTarget f27-candidate", "{\"build_tag_name\": \"f27-build\"}")
            .answers("getFullInheritance f27-build", "[{\"name\": \"f27-updates\"}]")
            .answers("getBuildTarget f28-candidate", "{\"build_tag_name\": \"f28-build\"}")
            .answers("getFullInheritance f28-build", "[{\"name\": \"f28-updates\"}]");
    private final TestDatabase database;
    private final ImageLearning learning;
    private final ReleaseImages releases = new ReleaseImages(
            Releases.NONE,
            new TargetPattern("{branch}-candidate"),
            Optional.of(new KojiTags(koji, InstantSource.system())));
    private final ImageSources sources = new ImageSources(false);
    private final AffectedImages images;

    AffectedImagesTest(Engine engine) {
        database = new TestDatabase(engine);
        learning = new ImageLearning(database.database(), 2);
        images = new AffectedImages(database.database(), sources, releases);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void learn(Artifact image, Artifact parent, String... rpms) {
        learn(image, parent, image.name().replace("-container", ""), rpms);
    }

    /** A newer build of an image. */
    private void learnAgain(Artifact image, String rpm) {
        learn(image, null, image.name(), new String[] {rpm}, 2);
    }

    private void learn(Artifact image, Artifact parent, String repository, String[] rpms) {
        learn(image, parent, repository, rpms, 1);
    }

    private void learn(Artifact image, Artifact parent, String repository, String[] rpms, int release) {
        learning.learn(
                List.of(new ImageBuild(
                        image,
                        image.hashCode() * 10L + release,
                        image.name() + "-1-" + release + "." + image.stream(),
                        Instant.EPOCH.plusSeconds(release),
                        "git+https://pkgs.example.org/container/" + repository + ".git?#1",
                        parent,
                        "",
                        Stream.of(rpms)
                                .map(rpm -> rpm.split("="))
                                .map(rpm -> new ContainedRpm(
                                        rpm[0], RpmVersion.parse(rpm[1]), "x86_64", 1, rpm.length == 2 ? "" : rpm[2]))
                                .toList())),
                "koji");
    }

    private static Artifact image(String name) {
        return Artifact.image(name + "-container", "f27");
    }

    private static Draft draft() {
        Change change = new Change("lantern-2.0-1 shipped in FEDORA-1", LANTERN, "lantern-2.0-1", "");
        return Draft.of(
                        "update-shipped",
                        Messages.of(
                                "bodhi.update.complete.stable",
                                "{\"update\": {\"alias\": \"FEDORA-1\", \"type\": \"security\"}}"))
                .withChanges("FEDORA-1", List.of(change))
                .withShipped(new Shipped(
                        "FEDORA-1",
                        "F27",
                        "f27-updates",
                        true,
                        List.of("lantern-2.0-1"),
                        List.of(new ShippedRpm("lantern-libs", RpmVersion.parse("2.0-1"), "", LANTERN))));
    }

    @Test
    void areThoseOfTheReleaseWithThoseBetweenThem() {
        learn(image("root"), null, "glibc=1-1");
        learn(image("base"), image("root"), "lantern-libs=1.0-1");
        learn(image("middle"), image("base"), "glibc=1-1");
        learn(image("app"), image("middle"), "lantern-libs=1.0-1");
        learn(Artifact.image("app-container", "f28"), null, "lantern-libs=1.0-1");

        Draft draft = images.find(draft());

        assertThat(draft.dependants().compounds())
                .extracting(Compound::artifact)
                .containsExactlyInAnyOrder(image("base"), image("middle"), image("app"));
        assertThat(draft.dependants().edges())
                .contains(
                        Containment.contains(image("base"), LANTERN),
                        Containment.contains(image("app"), LANTERN),
                        Containment.builtOn(image("app"), image("middle")),
                        Containment.builtOn(image("middle"), image("base")));
        assertThat(draft.dependants().compounds())
                .filteredOn(each -> each.artifact().equals(image("app")))
                .allSatisfy(app -> assertThat(app.attributes())
                        .containsEntry("update_type", "security")
                        .containsEntry("target", "f27-candidate")
                        .containsEntry("image_version", "1")
                        .doesNotContainKey("update_severity"));
    }

    @Test
    void areNotThoseThatOneOfOurBuildsMadeBefore() {
        learn(image("web"), null, "lantern-libs=1.0-1");
        learnAgain(image("web"), "lantern-libs=2.0-1");
        learn(image("app"), null, "lantern-libs=1.0-1");
        learnAgain(image("app"), "lantern-libs=2.0-1");
        database.run("insert into events (id, message_id, search_key, event_type_id, state) values (5, 'm', '', 2, 2)");
        database.run("insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state,"
                + " rebuild_reason, batch, waiting_for, rebuilt_nvr, time_completed) values (12, 5, 1, 'image',"
                + " 'web-container', 'f27', 'koji', 1, 'directly_affected', 0, 0, 'web-container-1-2.f27',"
                + " cast('2017-11-24 10:31:07+00:00' as timestamp with time zone))");

        assertThat(images.find(draft()).plan().decisions())
                .extracting(Decision::reason)
                .containsExactlyInAnyOrder(
                        "not rebuilt: web-container-1-2.f27 holds lantern-libs 2.0-1 already, by build 12 of event 5,"
                                + " done 2017-11-24 10:31 UTC",
                        "not rebuilt: app-container-1-2.f27 holds lantern-libs 2.0-1 already");
    }

    @Test
    void holdWhatMayBeOfTheModule() {
        learn(image("nameless"), null, "lantern-libs=1.0-1=" + ContainedRpm.UNKNOWN_MODULE);
        learn(image("other"), null, "lantern-libs=1.0-1=buoy:1.3");
        Artifact module = Artifact.module("buoy", "1.2");
        Draft ofModule = draft().withShipped(draft().shipped()
                .with(List.of(new ShippedRpm("lantern-libs", RpmVersion.parse("2.0-1"), "buoy:1.2", module))));

        assertThat(images.find(ofModule).dependants().compounds())
                .extracting(Compound::artifact)
                .containsExactly(image("nameless"));
        assertThat(images.find(draft()).answer()).isEqualTo(Answer.NO_REBUILD);
    }

    @Test
    void areNoneInAReleaseWithoutImages() {
        learn(Artifact.image("app-container", "f28"), null, "lantern-libs=1.0-1");

        assertThat(images.find(draft()).answer()).isEqualTo(Answer.NO_REBUILD);
        assertThat(images.find(draft()).because())
                .isEqualTo("No image of F27 ever held an earlier version of lantern-libs.");
    }

    @Test
    void areUndecidableInAReleaseThatNobodyDefines() {
        learn(image("app"), null, "lantern-libs=1.0-1");
        Shipped known = draft().shipped();
        Draft unknown =
                draft().withShipped(new Shipped("FEDORA-1", "F99", "f99-updates", true, known.builds(), known.rpms()));

        assertThat(images.find(unknown).because())
                .isEqualTo("undecidable: nobody defines the release F99 with the tag f99-updates: Koji has no such tag,"
                        + " and releases.yaml defines none; ask with the release's name as Bodhi has it, such as F27,"
                        + " or define it there and restart, then ./freshmaker replan EVENT.");
    }

    @Test
    void areNotGuessed() {
        assertThatThrownBy(() -> images.find(draft()))
                .isInstanceOf(InventoryNotFilled.class)
                .hasMessageStartingWith("the inventory holds no image");
        learn(image("app"), null, "lantern-libs=1.0-1");
        koji.away = true;
        assertThatThrownBy(() -> images.find(draft())).isInstanceOf(KojiException.class);
    }

    @Test
    void areBuiltFromAChangedSourceWithAllThatIsBuiltOnThem() {
        learn(image("httpd"), null, "glibc=1-1");
        learn(image("app"), image("httpd"), "glibc=1-1");
        learn(image("page"), image("app"), "glibc=1-1");
        var changed = new ChangedImages(database.database(), sources, releases);
        Artifact source = new Artifact("dockerfile", "httpd", "f27");
        Draft read = Draft.of("dockerfile-changed", null)
                .withChanges(
                        "container/httpd:f27", List.of(new Change("Dockerfile changed", source, "81e09b9c", "jane")));

        Draft draft = changed.find(read);

        assertThat(draft.dependants().compounds())
                .extracting(Compound::artifact)
                .containsExactlyInAnyOrder(image("httpd"), image("app"), image("page"));
        assertThat(draft.dependants().edges())
                .containsExactlyInAnyOrder(
                        Containment.contains(image("httpd"), source),
                        Containment.builtOn(image("app"), image("httpd")),
                        Containment.builtOn(image("page"), image("app")));
        assertThat(draft.screening().outside()).extracting(Decision::rule).isEmpty();

        String[] nothing = {};
        learn(image("lantern-web"), null, "lantern", nothing);
        learn(image("lantern"), null, "buoy", nothing);
        learn(Artifact.image("lantern-web", "f28"), null, "lantern", nothing);
        Artifact renamed = new Artifact("dockerfile", "lantern", "f27");
        assertThat(changed.find(read.withChanges("", List.of(new Change("", renamed, "1", ""))))
                        .dependants()
                        .compounds())
                .extracting(Compound::artifact)
                .containsExactly(image("lantern-web"));

        Artifact unknown = new Artifact("dockerfile", "new", "rawhide");
        assertThat(changed.find(read.withChanges("", List.of(new Change("", unknown, "1", ""))))
                        .dependants()
                        .compounds())
                .extracting(Compound::artifact)
                .containsExactly(Artifact.image("new", "rawhide"));
    }
}
