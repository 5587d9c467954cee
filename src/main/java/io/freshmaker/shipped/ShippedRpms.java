package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Shortlist;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Koji which binary rpms were shipped: those of a build, or of all builds of a module. */
public final class ShippedRpms {

    private static final int NAMED = 3;

    private final Optional<BuildContents> contents;

    /** @param hub nothing where there is no Koji to ask */
    public ShippedRpms(Optional<KojiHub> hub) {
        this.contents = hub.map(BuildContents::new);
    }

    /**
     * The draft with the rpms of everything that was shipped, and with the modules called as they are; no rebuild when
     * that can't be known.
     *
     * @throws io.freshmaker.koji.KojiException when Koji can't be asked now
     */
    public Draft list(Draft draft) {
        if (contents.isEmpty()) {
            return undecidable(draft, "there is no Koji to ask: set freshmaker.koji.url");
        }
        List<String> nvrs = draft.shipped().builds();
        Map<String, BuildContents.Build> builds = contents.get().builds(nvrs);
        List<String> unknown =
                nvrs.stream().filter(nvr -> !builds.containsKey(nvr)).toList();
        if (!unknown.isEmpty()) {
            return undecidable(draft, "Koji knows no build " + Shortlist.of(unknown, NAMED));
        }
        List<Change> changes = new ArrayList<>();
        Map<BuildContents.Build, Artifact> sources = new LinkedHashMap<>();
        for (Change change : draft.changes()) {
            BuildContents.Build build = builds.get(change.revision());
            boolean module = change.constituent().type().equals(Artifact.MODULE);
            if (module && build.module() == null) {
                return undecidable(draft, "Koji does not say which module " + build.nvr() + " is");
            }
            Artifact source = module ? build.module() : change.constituent();
            changes.add(new Change(change.what(), source, change.revision(), change.by()));
            sources.put(build, source);
        }
        List<ShippedRpm> rpms = contents.get().rpms(sources);
        Draft known = draft.withChanges(draft.searchKey(), changes)
                .withShipped(draft.shipped().with(rpms));
        return rpms.isEmpty() ? known.noRebuild(Shortlist.of(nvrs, NAMED) + " brought no binary rpm.") : known;
    }

    private static Draft undecidable(Draft draft, String why) {
        return draft.noRebuild("undecidable: which rpms were shipped in "
                + draft.shipped().reference() + "; " + why
                + ". When that has changed, ./freshmaker replan EVENT plans it again.");
    }
}
