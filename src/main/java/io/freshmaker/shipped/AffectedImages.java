package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.Containment;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.inventory.Holding;
import io.freshmaker.inventory.ImageBuilds;
import io.freshmaker.inventory.ImageHoldings;
import io.freshmaker.inventory.ImageSources;
import io.freshmaker.inventory.ImageStreams;
import io.freshmaker.inventory.NewestImage;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.HeldRpm;
import io.freshmaker.plan.ImageAttributes;
import io.freshmaker.plan.OutdatedImages;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Undecidable;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.store.BuildOrigins;
import io.freshmaker.store.Database;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up which images of its release are made outdated by what was shipped. */
public final class AffectedImages {

    private final Database database;
    private final ImageSources sources;
    private final ImageHoldings holdings;
    private final ImageBuilds builds;
    private final ReleaseImages releases;
    private final BuildOrigins origins;
    private final UpdateReader updates = new UpdateReader();

    /** @param sources knows whether all images are known */
    public AffectedImages(Database database, ImageSources sources, ReleaseImages releases) {
        this.database = database;
        this.sources = sources;
        var streams = new ImageStreams();
        this.holdings = new ImageHoldings(database, streams);
        this.builds = new ImageBuilds(database, streams);
        this.releases = releases;
        this.origins = new BuildOrigins(database);
    }

    /**
     * The draft with the outdated images, those between them, the edges among them and to what was shipped, and with a
     * decision for each image that held an earlier version and stays out; no rebuild when none is outdated, or nobody defines the release. A draft
     * that is decided already stays as it is.
     *
     * @throws io.freshmaker.inventory.InventoryNotFilled while the images are not all known
     * @throws io.freshmaker.koji.KojiException when Koji has to be asked about releases, and can't be
     */
    public Draft find(Draft draft) {
        if (draft.decided()) {
            return draft;
        }
        sources.requireFilled(database);
        Shipped shipped = draft.shipped();
        try {
            Set<String> branches = new TreeSet<>();
            List<HeldRpm> held = held(shipped, branches);
            Optional<String> undefined = branches.isEmpty() ? releases.undefined(shipped) : Optional.empty();
            if (undefined.isPresent()) {
                return draft.noRebuild(undefined.get());
            }
            var outdated = new OutdatedImages(shipped.rpms(), held);
            outdated.made(origins.of(outdated.upToDate()));
            return found(draft, outdated, branches);
        } catch (AmbiguousRelease e) {
            return draft.noRebuild(Undecidable.untilDone(e.getMessage()));
        }
    }

    /**
     * Koji is asked between two readings, and not while one goes on: the first tells which branches there are.
     *
     * @param belonging takes the branches that are of the release
     */
    private List<HeldRpm> held(Shipped shipped, Set<String> belonging) {
        Set<Artifact> rpms =
                shipped.rpms().stream().flatMap(AffectedImages::asHeld).collect(Collectors.toSet());
        Set<String> asked = new HashSet<>();
        while (true) {
            Set<String> seen = new HashSet<>();
            List<Holding> found = holdings.of(rpms, branch -> {
                seen.add(branch);
                return belonging.contains(branch);
            });
            seen.removeAll(asked);
            if (seen.isEmpty()) {
                return found.stream().map(AffectedImages::held).toList();
            }
            belonging.addAll(releases.of(shipped, seen));
            asked.addAll(seen);
        }
    }

    /** As what images may hold it: an rpm of a module also as one whose module nobody could name. */
    private static Stream<Artifact> asHeld(ShippedRpm rpm) {
        Artifact known = Artifact.binaryRpm(rpm.name(), rpm.module());
        return rpm.module().isEmpty()
                ? Stream.of(known)
                : Stream.of(known, Artifact.binaryRpm(rpm.name(), ContainedRpm.UNKNOWN_MODULE));
    }

    private static HeldRpm held(Holding holding) {
        return new HeldRpm(
                holding.image(), holding.nvr(), holding.rpm(), holding.newest(), holding.lowest(), holding.left());
    }

    private Draft found(Draft draft, OutdatedImages outdated, Set<String> branches) {
        List<Containment> edges = builds.ancestors(outdated.all());
        Set<Artifact> below = edges.stream().map(Containment::constituent).collect(Collectors.toSet());
        below.removeAll(outdated.all());
        Map<Artifact, String> known = new HashMap<>();
        for (NewestImage image : builds.newest(below).values()) {
            if (image.left() == null) {
                known.put(image.image(), image.nvr());
            }
        }
        String release = draft.shipped().release();
        String of = (release.isEmpty() ? draft.shipped().stableTag() : release)
                + (branches.isEmpty() ? "" : " (" + String.join(", ", branches) + ")");
        return outdated.in(draft, known, edges, new ImageAttributes(ofUpdate(draft), releases::target), of);
    }

    private Map<String, String> ofUpdate(Draft draft) {
        Map<String, String> attributes = new HashMap<>();
        updates.read(draft.message()).ifPresent(update -> {
            put(attributes, "update_type", update.type());
            put(attributes, "update_severity", update.severity());
        });
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
