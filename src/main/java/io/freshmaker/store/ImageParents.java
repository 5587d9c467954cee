package io.freshmaker.store;

import io.freshmaker.plan.PlannedBuild;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The parents of images by what the inventory knows of them; each method is a part of its caller's transaction. */
final class ImageParents {

    private ImageParents() {}

    /** What the outdated builds are built on, NVR by NVR; nothing for those of which that is not known. */
    static Map<String, String> of(Handle handle, Collection<PlannedBuild> builds) {
        Map<String, String> parents = new HashMap<>();
        Set<String> outdated = builds.stream()
                .map(PlannedBuild::originalNvr)
                .filter(nvr -> !nvr.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Chunks.of(outdated)
                .forEach(chunk -> handle.createQuery("select nvr, parent_nvr from image_builds where nvr in (<nvrs>)")
                        .bindList("nvrs", chunk)
                        .map((row, context) -> parents.put(row.getString(1), row.getString(2)))
                        .list());
        parents.values().removeIf(String::isEmpty);
        return parents;
    }

    /** The newest build of the image that an image is built on: the one that its build takes; empty where none is known. */
    static String newest(Handle handle, long build) {
        return handle.createQuery("""
                        select p.nvr from builds b
                          join artifacts a on a.type = b.artifact_type and a.name = b.name and a.stream = b.stream
                          join image_builds k on k.image_id = a.id and k.nvr = a.nvr
                          join artifacts p on p.id = k.parent_id
                        where b.id = :build and b.artifact_type = 'image'
                        """)
                .bind("build", build)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }
}
