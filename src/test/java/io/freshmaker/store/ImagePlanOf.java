package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Signed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes plans of images that contain openssl, of which a version was shipped: by their bare names, all of branch f27. */
final class ImagePlanOf {

    private static final Artifact SSL = Artifact.rpm("openssl", "f27");

    private final String version;
    private final List<PlannedBuild> builds = new ArrayList<>();
    private final List<ShippedRpm> rpms = new ArrayList<>();
    private final Map<Artifact, Integer> batches = new HashMap<>();
    private final List<ComposeNeed> composes = new ArrayList<>();
    private String contentType = "rpm-shipped";
    private Duration window;
    private boolean urgent;

    /** @param version that was shipped */
    ImagePlanOf(String version) {
        this.version = version;
        rpm("openssl-libs", "1:" + version, "");
    }

    /** @param rpm that was shipped in place of openssl */
    ImagePlanOf(String rpm, String version) {
        this.version = version;
        rpm(rpm, version, "");
    }

    static Artifact image(String name) {
        return Artifact.image(name, "f27");
    }

    ImagePlanOf urgent() {
        urgent = true;
        return this;
    }

    /** Of what is not shipped yet. */
    ImagePlanOf signed() {
        contentType = "build-signed";
        composes.add(new ComposeNeed(
                ComposeSource.TAG,
                "f27-updates-testing-pending",
                new TreeSet<>(List.of("openssl-libs")),
                new TreeSet<>(List.of("openssl-" + version)),
                List.of("f5282ee4"),
                new TreeSet<>(),
                new TreeSet<>()));
        return this;
    }

    /** Of a content type whose builds wait so long for other causes. */
    ImagePlanOf window(Duration length) {
        window = length;
        return this;
    }

    ImagePlanOf rpm(String name, String evr, String module) {
        rpms.add(new ShippedRpm(name, RpmVersion.parse(evr), module, SSL));
        return this;
    }

    /** Needs a compose of these builds. */
    ImagePlanOf compose(String... nvrs) {
        composes.add(new ComposeNeed(
                ComposeSource.BUILD,
                "",
                new TreeSet<>(),
                new TreeSet<>(List.of(nvrs)),
                List.of("e99d6ad1"),
                new TreeSet<>(),
                new TreeSet<>()));
        return this;
    }

    ImagePlanOf build(String name, String... parents) {
        return add(name, "", parents);
    }

    ImagePlanOf commit(String name, String commit) {
        return add(name, commit, new String[0]);
    }

    private ImagePlanOf add(String name, String commit, String[] parents) {
        List<Artifact> needed = Stream.of(parents).map(ImagePlanOf::image).toList();
        int batch =
                needed.stream().mapToInt(each -> batches.get(each) + 1).max().orElse(0);
        batches.put(image(name), batch);
        List<Cause> causes = new ArrayList<>();
        causes.add(new Cause(SSL, "openssl shipped", "openssl-" + version));
        needed.forEach(each -> causes.add(new Cause(each, "built on " + each.label(), "")));
        builds.add(new PlannedBuild(
                image(name), name + "-27-1", commit, batch, needed, RebuildReason.DIRECTLY_AFFECTED, causes));
        return this;
    }

    /** The same as {@link #build}, where policy has it go first. */
    ImagePlanOf urgentBuild(String name) {
        build(name);
        PlannedBuild last = builds.remove(builds.size() - 1);
        builds.add(new PlannedBuild(
                last.artifact(), last.originalNvr(), "", 0, List.of(), last.reason(), last.causes(), true));
        return this;
    }

    Part part() {
        var type = new ContentType(
                contentType, "v1", "BodhiUpdateCompleteStableEvent", "koji", false, Optional.ofNullable(window));
        Signed signed =
                composes.isEmpty() ? Signed.NOT : new Signed(List.of("f5282ee4"), "f27-updates-testing-pending");
        List<Decision> decisions = builds.stream()
                .map(build -> new Decision(build.artifact(), true, "policy.yaml line 1", "rebuilt"))
                .toList();
        return Part.finished(
                type,
                Draft.of(type.name(), Pipeline.message("any"))
                        .withChanges("FEDORA-1", List.of())
                        .withShipped(new Shipped(
                                "FEDORA-1", "F27", "f27-updates", urgent, List.of(), rpms, signed, composes))
                        .withPlan(new Plan(builds, decisions), "nothing is allowed"));
    }
}
