package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ShippedRpm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Koji which binary rpms were shipped: those of a build, or of all builds of a module. */
public final class ShippedRpms {

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
        List<BuildContents.Build> builds = contents.get().builds(nvrs);
        List<String> unknown = nvrs.stream()
                .filter(nvr -> builds.stream().noneMatch(build -> build.nvr().equals(nvr)))
                .toList();
        if (!unknown.isEmpty()) {
            return undecidable(draft, "Koji knows no build " + String.join(", ", unknown));
        }
        List<Change> changes = new ArrayList<>();
        List<ShippedRpm> rpms = new ArrayList<>();
        for (Change change : draft.changes()) {
            BuildContents.Build build = builds.stream()
                    .filter(each -> each.nvr().equals(change.revision()))
                    .findFirst()
                    .orElseThrow();
            boolean module = change.constituent().type().equals(Artifact.MODULE);
            if (module && build.contentTag().isEmpty()) {
                return undecidable(draft, "Koji does not say which module " + build.nvr() + " is");
            }
            Artifact source = module ? build.module() : change.constituent();
            changes.add(new Change(change.what(), source, change.revision(), change.by()));
            rpms.addAll(contents.get().rpms(build, source));
        }
        Draft known = draft.withChanges(draft.searchKey(), changes)
                .withShipped(draft.shipped().with(rpms));
        return rpms.isEmpty()
                ? known.noRebuild(nvrs.stream().collect(Collectors.joining(", ")) + " brought no binary rpm.")
                : known;
    }

    private static Draft undecidable(Draft draft, String why) {
        return draft.noRebuild("undecidable: which rpms were shipped in "
                + draft.shipped().reference() + "; " + why
                + ". When that has changed, ./freshmaker replan EVENT plans it again.");
    }
}
