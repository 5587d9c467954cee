package io.freshmaker.benchmark;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.inventory.ImageBuilds;
import io.freshmaker.inventory.ImageHoldings;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.inventory.ImageStreams;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.HeldRpm;
import io.freshmaker.plan.ImageAttributes;
import io.freshmaker.plan.OutdatedImages;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Image streams of ten branches, in eight levels each: a stream stands on one of the level below. All contain one rpm, of
 * which a new version is shipped to one of the branches.
 *
 * @param size the streams of a branch
 */
record Woods(int size) {

    private static final int BRANCHES = 10;
    private static final int LEVELS = 8;
    private static final int NAMES = 20;
    private static final int PAGE = 500;
    private static final String BRANCH = "f27";
    private static final Artifact SOURCE = Artifact.rpm("openssl", BRANCH);
    private static final Artifact RPM = Artifact.binaryRpm("openssl-libs", "");
    private static final String NVR = "openssl-1.1.0h-3.fc27";
    private static final RpmVersion NEW = RpmVersion.parse("1:1.1.0h-3.fc27");
    private static final String UPDATE = "FEDORA-2018-0123456789";

    /** Fills the inventory. */
    void fill(Database database) {
        var learning = new ImageLearning(database, 1);
        for (int branch = 0; branch < BRANCHES; branch++) {
            for (int from = 0; from < size; from += PAGE) {
                int of = branch;
                learning.learn(
                        IntStream.range(from, Math.min(size, from + PAGE))
                                .mapToObj(i -> build(i, of))
                                .toList(),
                        "koji");
            }
        }
    }

    private ImageBuild build(int i, int branch) {
        Random random = new Random(i);
        int width = Math.max(1, size / LEVELS);
        int below = Math.min(i / width, LEVELS - 1) * width;
        Artifact parent = below == 0 ? null : image(below - 1 - random.nextInt(width), branch);
        List<ContainedRpm> rpms = new ArrayList<>();
        rpms.add(new ContainedRpm(RPM.name(), new RpmVersion(1, "1.1.0g", i % 7 + ".fc27"), "x86_64", 1, ""));
        for (int name = 1; name < NAMES; name++) {
            rpms.add(new ContainedRpm("rpm-" + name, RpmVersion.parse("1.0-1.fc27"), "x86_64", 1, ""));
        }
        Artifact image = image(i, branch);
        long id = (long) branch * size + i + 1;
        return new ImageBuild(
                image,
                id,
                image.name() + "-" + branch + "-1",
                Instant.ofEpochSecond(1_500_000_000 + id),
                "git://pkgs.example.org/container/" + image.name() + "#7b0c5e9",
                parent,
                parent == null ? "" : parent.name() + "-" + branch + "-1",
                rpms);
    }

    private static Artifact image(int i, int branch) {
        return Artifact.image("image-" + i + "-container", branch == 0 ? BRANCH : "g" + branch);
    }

    /**
     * The draft of a message that tells of the new version, with all that the inventory says to it, as right after the
     * start: nothing is remembered of streams.
     */
    static Draft draft(Database database, BusMessage message) {
        var change = new Change(NVR + " shipped in " + UPDATE, SOURCE, NVR, "");
        var rpm = new ShippedRpm(RPM.name(), NEW, "", SOURCE);
        Draft draft = Draft.of("update-shipped", message)
                .withChanges(UPDATE, List.of(change))
                .withShipped(new Shipped(UPDATE, "F27", "f27-updates", true, List.of(NVR), List.of(rpm)));
        var streams = new ImageStreams();
        List<HeldRpm> held = new ImageHoldings(database, streams)
                .of(List.of(RPM), BRANCH::equals).stream()
                        .map(each -> new HeldRpm(
                                each.image(), each.nvr(), each.rpm(), each.newest(), each.lowest(), each.left()))
                        .toList();
        var outdated = new OutdatedImages(List.of(rpm), held);
        var builds = new ImageBuilds(database, streams);
        List<Containment> builtOn = builds.ancestors(outdated.all());
        Set<Artifact> below = new HashSet<>();
        builtOn.forEach(edge -> below.add(edge.constituent()));
        Map<Artifact, String> nvrs = new HashMap<>();
        builds.newest(below).forEach((image, newest) -> nvrs.put(image, newest.nvr()));
        var attributes = new ImageAttributes(Map.of(), branch -> branch + "-container-candidate");
        return outdated.in(draft, nvrs, builtOn, attributes, UPDATE);
    }
}
