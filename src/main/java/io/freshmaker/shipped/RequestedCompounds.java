package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.change.Change;
import io.freshmaker.change.Wish;
import io.freshmaker.inventory.ImageBuilds;
import io.freshmaker.inventory.Inventory;
import io.freshmaker.inventory.KnownModule;
import io.freshmaker.inventory.KnownModules;
import io.freshmaker.inventory.NewestImage;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ImageAttributes;
import io.freshmaker.plan.RequestedArtifacts;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.store.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks up the modules and images that a person names. */
public final class RequestedCompounds {

    private static final int NAMED = 3;
    private static final String RETIRED = "plan.retired";
    private static final String UNKNOWN = "plan.unknown";

    private final Inventory inventory;
    private final KnownModules modules;
    private final ImageBuilds images;
    private final ReleaseImages releases;

    /** @param inventory answers what is built on what */
    public RequestedCompounds(Database database, Inventory inventory, ReleaseImages releases) {
        this.inventory = inventory;
        this.modules = new KnownModules(database);
        this.images = new ImageBuilds(database);
        this.releases = releases;
    }

    /**
     * The draft with the modules that are named, and a decision for each that is not known or retired, and for everything
     * that is neither a module nor an image; not ours when there is none of all that.
     *
     * @throws io.freshmaker.inventory.InventoryNotFilled while the modules are not all known
     */
    public Draft modules(Draft draft) {
        List<Artifact> named = named(draft).stream()
                .filter(each -> !each.type().equals(Artifact.IMAGE))
                .toList();
        if (draft.decided() || named.isEmpty()) {
            return draft.decided() ? draft : draft.notOurs("The message names no module.");
        }
        Map<Boolean, List<Artifact>> kinds = named.stream()
                .collect(Collectors.partitioningBy(each -> each.type().equals(Artifact.MODULE)));
        var requested = new RequestedArtifacts();
        kinds.get(false)
                .forEach(each -> requested.leaveOut(
                        each,
                        UNKNOWN,
                        "only modules and images are rebuilt by their names, and this is of type " + each.type()
                                + "; ask by the NVRs of rpms instead"));
        Draft wanted = keyed(draft, named);
        var dependants = inventory.dependants(wanted.withChanges(
                wanted.searchKey(),
                kinds.get(true).stream()
                        .map(each -> new Change("", each, "", ""))
                        .toList()));
        Map<Artifact, KnownModule> known = modules.of(kinds.get(true));
        for (Artifact module : kinds.get(true)) {
            KnownModule found = known.get(module);
            if (found == null) {
                requested.leaveOut(
                        module,
                        UNKNOWN,
                        module.label() + " is not known; look at ./freshmaker inventory show " + module);
            } else if (found.left() != null) {
                requested.leaveOut(module, RETIRED, "retired, " + found.left());
            } else {
                requested.take(new Compound(module, found.nvr(), Map.of()));
            }
        }
        return requested.in(wanted, dependants.dependants().edges());
    }

    /**
     * The draft with the images that are named, known or not: one that was never built is built by its name from its
     * branch. A retired one gets a decision. Not ours when there is none.
     */
    public Draft images(Draft draft) {
        List<Artifact> named = named(draft).stream()
                .filter(each -> each.type().equals(Artifact.IMAGE))
                .toList();
        if (draft.decided() || named.isEmpty()) {
            return draft.decided() ? draft : draft.notOurs("The message names no image.");
        }
        var attributes = new ImageAttributes(Map.of(), releases::target);
        var requested = new RequestedArtifacts();
        Map<Artifact, NewestImage> known = images.newest(named);
        for (Artifact image : named) {
            NewestImage newest = known.get(image);
            if (image.stream().isEmpty()) {
                requested.leaveOut(image, UNKNOWN, "its branch is missing, as in " + image + "f27");
            } else if (newest != null && newest.left() != null) {
                requested.leaveOut(image, RETIRED, "retired, " + newest.left());
            } else {
                requested.take(attributes.of(image, newest == null ? "" : newest.nvr(), List.of()));
            }
        }
        return requested.in(
                keyed(draft, named), inventory.above(named, Artifact.IMAGE).edges());
    }

    private static List<Artifact> named(Draft draft) {
        return Wish.read(draft.message()).map(Wish::artifacts).orElse(List.of()).stream()
                .filter(text -> text.matches("[^:\\s]+:[^:\\s]+(:\\S*)?"))
                .map(Artifact::parse)
                .distinct()
                .toList();
    }

    private static Draft keyed(Draft draft, List<Artifact> named) {
        return draft.withChanges(
                Shortlist.of(named.stream().map(Artifact::label).toList(), NAMED), List.of());
    }
}
