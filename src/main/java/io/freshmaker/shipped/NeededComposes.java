package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.plan.Undecidable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Works out which composes images have to be built with to get what is signed and not yet shipped. */
public final class NeededComposes {

    private static final int NAMED = 3;

    private final Optional<KojiHub> hub;
    private final boolean odcs;
    private final SortedSet<String> arches;
    private final SortedSet<String> flags;

    /**
     * @param hub nothing where there is no Koji to ask
     * @param odcs whether there is an ODCS that makes composes
     * @param arches of composes; none for ODCS's own choice
     * @param flags of composes
     */
    public NeededComposes(Optional<KojiHub> hub, boolean odcs, Collection<String> arches, Collection<String> flags) {
        this.hub = hub;
        this.odcs = odcs;
        this.arches = new TreeSet<>(arches);
        this.flags = new TreeSet<>(flags);
    }

    /**
     * The draft with its composes: of the release's tag where that has every signed build as the newest of its package,
     * otherwise of the builds themselves; of a module always of the builds in it. No rebuild when there is nobody to make
     * or to describe them. A draft that is decided already, or of what is shipped, stays as it is.
     *
     * @throws io.freshmaker.koji.KojiException when Koji can't be asked now
     */
    public Draft plan(Draft draft) {
        if (draft.decided() || !draft.shipped().signed().needsCompose()) {
            return draft;
        }
        String reference = draft.shipped().reference();
        if (!odcs) {
            return draft.noRebuild(Undecidable.untilDone(
                    "there is no ODCS to make a compose of " + reference + ": set freshmaker.odcs.url"));
        }
        if (hub.isEmpty()) {
            return draft.noRebuild(Undecidable.untilDone(
                    "there is no Koji to ask what a compose of " + reference + " is made of: set freshmaker.koji.url"));
        }
        return planned(draft, new BuildContents(hub.get()));
    }

    private Draft planned(Draft draft, BuildContents koji) {
        Shipped shipped = draft.shipped();
        List<String> modules = draft.changes().stream()
                .filter(change -> change.constituent().type().equals(Artifact.MODULE))
                .map(change -> change.revision())
                .toList();
        List<String> plain = shipped.builds().stream()
                .filter(build -> !modules.contains(build))
                .toList();
        List<ComposeNeed> needs = new ArrayList<>();
        List<String> single = new ArrayList<>();
        if (!plain.isEmpty() && newest(koji, shipped.signed().composeTag(), plain)) {
            SortedSet<String> names = names(shipped, rpm -> rpm.module().isEmpty());
            needs.add(need(shipped, ComposeSource.TAG, names, plain));
        } else {
            single.addAll(plain);
        }
        try {
            single.addAll(koji.parts(modules));
        } catch (KojiFault fault) {
            if (!fault.permanent()) {
                throw fault;
            }
            return draft.noRebuild(Undecidable.untilChanged("which builds " + Shortlist.of(modules, NAMED)
                    + " consists of; Koji answers with the fault '" + fault.getMessage() + "'."));
        }
        if (!single.isEmpty()) {
            boolean all = needs.isEmpty();
            SortedSet<String> names = names(shipped, rpm -> all || !rpm.module().isEmpty());
            needs.add(need(shipped, ComposeSource.BUILD, names, single));
        }
        return needs.isEmpty()
                ? draft.noRebuild(Undecidable.untilChanged("which builds a compose of " + shipped.reference()
                        + " is made of; Koji lists none for " + Shortlist.of(modules, NAMED) + "."))
                : draft.withShipped(shipped.from(needs));
    }

    /** A tag that is gone again, as side tags are, has no build at all. */
    private static boolean newest(BuildContents koji, String tag, List<String> builds) {
        try {
            return !tag.isEmpty()
                    && koji.newest(tag, builds.stream().map(Nvr::parse).toList());
        } catch (KojiFault fault) {
            if (!fault.permanent()) {
                throw fault;
            }
            return false;
        }
    }

    private static SortedSet<String> names(Shipped shipped, Predicate<ShippedRpm> which) {
        SortedSet<String> names = new TreeSet<>();
        shipped.rpms().stream().filter(which).forEach(rpm -> names.add(rpm.name()));
        return names;
    }

    private ComposeNeed need(
            Shipped shipped, ComposeSource source, SortedSet<String> packages, Collection<String> builds) {
        return new ComposeNeed(
                source,
                source == ComposeSource.TAG ? shipped.signed().composeTag() : "",
                packages,
                new TreeSet<>(builds),
                shipped.signed().keys(),
                arches,
                flags);
    }
}
