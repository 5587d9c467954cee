package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Answers what is known of the builds of images: the newest of each, their parents, what is in them. Only reads. */
public final class ImageBuilds {

    private static final String NEWEST =
            "select id, image_id, koji_id, nvr, completed_at, source, parent_id, parent_nvr"
                    + " from image_builds where <ids>";
    private static final byte[] UNREAD = {};
    private static final String PARENTS =
            "select compound_id, constituent_id from containment where <ids> and kind = 1";

    private final Database database;

    public ImageBuilds(Database database) {
        this.database = database;
    }

    /** The newest builds of these streams; none for a stream of which no build is known. */
    public Map<Artifact, NewestImage> newest(Collection<Artifact> images) {
        return database.read(handle -> {
            Map<Long, Artifact> ids = ids(handle, images);
            Map<Long, StoredImage> newest = new HashMap<>();
            IdRanges.each(
                    handle,
                    ids.keySet(),
                    NEWEST,
                    "image_id",
                    query -> query.map((row, context) -> ImageBuildRows.row(row, UNREAD))
                            .forEach(build -> newest.merge(
                                    build.image(), build, (a, b) -> StoredImage.BY_AGE.compare(a, b) > 0 ? a : b)));
            newest.keySet().retainAll(ids.keySet());
            Set<Long> streams = new HashSet<>(newest.keySet());
            newest.values().stream()
                    .map(StoredImage::parent)
                    .filter(parent -> parent != null)
                    .forEach(streams::add);
            Map<Long, StreamRows.Stream> rows = StreamRows.read(handle, streams);
            Map<Artifact, NewestImage> found = new HashMap<>();
            newest.forEach((id, build) -> {
                StreamRows.Stream parent = rows.get(build.parent());
                found.put(
                        ids.get(id),
                        new NewestImage(
                                ids.get(id),
                                build.kojiId(),
                                build.nvr(),
                                build.completed(),
                                build.source(),
                                parent == null ? null : parent.image(),
                                build.parentNvr(),
                                rows.get(id).left()));
            });
            return found;
        });
    }

    /** The kept builds of a stream with all that is in them, the newest first. */
    public List<ImageBuild> of(Artifact image) {
        return database.read(handle -> {
            List<StoredImage> builds =
                    ImageBuildRows.read(handle, ids(handle, List.of(image)).keySet()).values().stream()
                            .findFirst()
                            .orElse(List.of());
            return Unpacking.builds(handle, builds);
        });
    }

    /** The build of that name with all that is in it, while it is kept. */
    public Optional<ImageBuild> named(String nvr) {
        return database.read(handle -> Unpacking.builds(handle, ImageBuildRows.named(handle, nvr)).stream()
                .findFirst());
    }

    /**
     * Everything that the newest builds of these images are built on, from one image to the next up to those that have
     * no parent: an edge from each to its parent, each once.
     */
    public List<Containment> ancestors(Collection<Artifact> images) {
        return database.read(handle -> {
            Map<Long, Set<Long>> parents = new HashMap<>();
            Set<Long> seen = new HashSet<>();
            for (Set<Long> next = ids(handle, images).keySet(); !next.isEmpty(); ) {
                Set<Long> asked = Set.copyOf(next);
                seen.addAll(asked);
                next = new HashSet<>();
                for (Edge edge : edges(handle, asked)) {
                    parents.computeIfAbsent(edge.image(), id -> new HashSet<>()).add(edge.parent());
                    if (!seen.contains(edge.parent())) {
                        next.add(edge.parent());
                    }
                }
            }
            parents.values().forEach(seen::addAll);
            Map<Long, StreamRows.Stream> streams = StreamRows.read(handle, seen);
            List<Containment> edges = new ArrayList<>();
            parents.forEach((image, all) -> all.stream()
                    // A parent that is no image is none of this matter.
                    .filter(parent -> streams.containsKey(image) && streams.containsKey(parent))
                    .forEach(parent -> edges.add(Containment.builtOn(
                            streams.get(image).image(), streams.get(parent).image()))));
            return edges;
        });
    }

    private record Edge(long image, long parent) {}

    private static List<Edge> edges(Handle handle, Set<Long> images) {
        List<Edge> edges = new ArrayList<>();
        IdRanges.each(
                handle,
                images,
                PARENTS,
                "compound_id",
                query -> query.map((row, context) -> new Edge(row.getLong(1), row.getLong(2)))
                        .forEach(edges::add));
        edges.removeIf(edge -> !images.contains(edge.image()));
        return edges;
    }

    private static Map<Long, Artifact> ids(Handle handle, Collection<Artifact> images) {
        Map<Long, Artifact> ids = new HashMap<>();
        ArtifactRows.read(handle, images).forEach((image, row) -> ids.put(row.id(), image));
        return ids;
    }
}
