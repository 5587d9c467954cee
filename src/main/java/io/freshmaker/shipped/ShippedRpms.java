package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.plan.Undecidable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Koji which binary rpms were shipped: those of a build, or of all builds of a module. Where Koji does not tell which
 * module a build is, MBS is to be asked.
 */
public final class ShippedRpms {

    private static final int NAMED = 3;

    private final Optional<BuildContents> contents;
    private final boolean mbs;

    /**
     * @param hub nothing where there is no Koji to ask
     * @param mbs whether there is an MBS to ask
     */
    public ShippedRpms(Optional<KojiHub> hub, boolean mbs) {
        this.contents = hub.map(BuildContents::new);
        this.mbs = mbs;
    }

    /**
     * What Koji knows of the builds that were shipped; MBS is to be asked as long as there is a question. A draft without
     * a Koji to ask is decided.
     *
     * @throws io.freshmaker.koji.KojiException when Koji can't be asked now
     */
    public ShippedBuilds read(Draft draft) {
        if (contents.isEmpty()) {
            return new ShippedBuilds(
                    undecidable(draft, "there is no Koji to ask: set freshmaker.koji.url"), Map.of(), List.of());
        }
        Map<String, BuildContents.Build> builds =
                contents.get().builds(draft.shipped().builds());
        List<String> open = draft.changes().stream()
                .filter(ShippedRpms::isModule)
                .map(Change::revision)
                .filter(nvr ->
                        mbs && (!builds.containsKey(nvr) || builds.get(nvr).module() == null))
                .toList();
        return new ShippedBuilds(draft, builds, open);
    }

    /**
     * Takes MBS's answer to the question.
     *
     * @throws io.freshmaker.mbs.MbsException when the answer can't be used; MBS is asked again later
     */
    public ShippedBuilds answered(ShippedBuilds asked, int status, String body) {
        return asked.answered(status, body);
    }

    /**
     * The draft with the rpms of everything that was shipped, and with the modules called as they are; no rebuild when
     * that can't be known.
     *
     * @throws io.freshmaker.koji.KojiException when Koji can't be asked now
     */
    public Draft list(ShippedBuilds known) {
        Draft draft = known.draft();
        if (draft.decided()) {
            return draft;
        }
        try {
            return listed(draft, known);
        } catch (KojiFault fault) {
            if (!fault.permanent()) {
                throw fault;
            }
            return undecidable(draft, "Koji answers with the fault '" + fault.getMessage() + "'");
        }
    }

    private Draft listed(Draft draft, ShippedBuilds known) {
        List<String> unknown = draft.changes().stream()
                .filter(change -> known.of(change.revision()) == null)
                .map(change -> change.revision())
                .toList();
        if (!unknown.isEmpty()) {
            return undecidable(draft, "Koji knows no build " + Shortlist.of(unknown, NAMED));
        }
        List<Change> changes = new ArrayList<>();
        Map<BuildContents.Build, Artifact> sources = new LinkedHashMap<>();
        for (Change change : draft.changes()) {
            BuildContents.Build build = known.of(change.revision());
            if (isModule(change) && build.module() == null) {
                return undecidable(draft, whichModule(build.nvr()));
            }
            Artifact source = isModule(change) ? build.module() : change.constituent();
            changes.add(new Change(change.what(), source, change.revision(), change.by()));
            sources.put(build, source);
        }
        List<ShippedRpm> rpms = contents.orElseThrow().rpms(sources);
        Draft whole = draft.withChanges(draft.searchKey(), changes)
                .withShipped(draft.shipped().with(rpms));
        return rpms.isEmpty()
                ? whole.noRebuild(Shortlist.of(draft.shipped().builds(), NAMED) + " brought no binary rpm.")
                : whole;
    }

    private static boolean isModule(Change change) {
        return change.constituent().type().equals(Artifact.MODULE);
    }

    private String whichModule(String nvr) {
        return mbs
                ? "neither Koji nor MBS says which module " + nvr + " is"
                : "Koji does not say which module " + nvr + " is, and there is no MBS to ask: set freshmaker.mbs.url";
    }

    private static Draft undecidable(Draft draft, String why) {
        return draft.noRebuild(Undecidable.untilChanged(
                "which rpms were shipped in " + draft.shipped().reference() + "; " + why + "."));
    }
}
