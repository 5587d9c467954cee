package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
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

    /** The NVRs of what the newest builds of the images are built on; nothing for those of which that is not known. */
    static Map<Artifact, String> of(Handle handle, Collection<PlannedBuild> builds) {
        Set<Artifact> images = builds.stream()
                .map(PlannedBuild::artifact)
                .filter(artifact -> artifact.type().equals(Artifact.IMAGE))
                .collect(Collectors.toSet());
        Map<Artifact, String> parents = new HashMap<>();
        Set<String> names = images.stream().map(Artifact::name).collect(Collectors.toCollection(TreeSet::new));
        Chunks.of(names)
                .forEach(chunk -> handle.createQuery("""
                                select a.name, a.stream, b.parent_nvr from artifacts a
                                  join image_builds b on b.image_id = a.id and b.nvr = a.nvr
                                where a.type = 'image' and a.name in (<names>) and b.parent_nvr <> ''
                                """)
                        .bindList("names", chunk)
                        .map((row, context) ->
                                parents.put(Artifact.image(row.getString(1), row.getString(2)), row.getString(3)))
                        .list());
        parents.keySet().retainAll(images);
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
