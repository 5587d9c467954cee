package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Turns stored builds back into what was learned. */
final class Unpacking {

    private Unpacking() {}

    /** The builds in their order, in a number of statements that grows only with what is in them. */
    static List<ImageBuild> builds(Handle handle, List<StoredImage> builds) {
        Map<Long, List<ImageContents.Entry>> contents = new HashMap<>();
        Set<Long> artifacts = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (StoredImage build : builds) {
            List<ImageContents.Entry> entries = build.unpacked().entries();
            contents.put(build.id(), entries);
            artifacts.add(build.image());
            if (build.parent() != null) {
                artifacts.add(build.parent());
            }
            artifacts.addAll(build.stages());
            entries.forEach(entry -> artifacts.add(entry.constituent()));
            entries.forEach(entry -> numbers.add(entry.version()));
        }
        Map<Long, Artifact> names = artifacts(handle, artifacts);
        var versions = new VersionOrder(missing -> VersionRows.read(handle, missing));
        versions.need(numbers);
        return builds.stream()
                .map(build -> new ImageBuild(
                        names.get(build.image()),
                        build.kojiId(),
                        build.nvr(),
                        build.completed(),
                        build.source(),
                        build.parent() == null ? null : names.get(build.parent()),
                        build.parentNvr(),
                        build.stages().stream().map(names::get).toList(),
                        rpms(build, contents.get(build.id()), names, versions)))
                .toList();
    }

    private static List<ContainedRpm> rpms(
            StoredImage build, List<ImageContents.Entry> entries, Map<Long, Artifact> names, VersionOrder versions) {
        List<ContainedRpm> rpms = new ArrayList<>();
        for (ImageContents.Entry entry : entries) {
            Artifact rpm = names.get(entry.constituent());
            if (rpm == null) {
                throw new IllegalStateException("The database is damaged: " + build.nvr() + " contains the artifact "
                        + entry.constituent() + ", which is not there. Restore the database from a backup.");
            }
            entry.arches()
                    .forEach(arch -> rpms.add(new ContainedRpm(
                            rpm.name(), versions.of(entry.version()), arch, entry.sourceBuild(), rpm.stream())));
        }
        return rpms;
    }

    /** The artifacts that have these rows. */
    static Map<Long, Artifact> artifacts(Handle handle, Collection<Long> ids) {
        Map<Long, Artifact> found = new HashMap<>();
        IdRanges.each(
                handle,
                ids,
                "select id, type, name, stream from artifacts where <ids>",
                "id",
                query -> query.map((row, context) -> found.put(
                                row.getLong(1), new Artifact(row.getString(2), row.getString(3), row.getString(4))))
                        .list());
        return found;
    }
}
