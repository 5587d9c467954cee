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
    /** Of so many streams, finding each by its name takes longer than knowing all. */
    private static final int MANY = 500;

    private static final byte[] UNREAD = {};

    private final Database database;
    private final ImageStreams streams;

    public ImageBuilds(Database database) {
        this(database, new ImageStreams());
    }

    /** @param streams what others remember of image streams too */
    public ImageBuilds(Database database, ImageStreams streams) {
        this.database = database;
        this.streams = streams;
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
            Set<Long> named = new HashSet<>(newest.keySet());
            newest.values().stream()
                    .map(StoredImage::parent)
                    .filter(parent -> parent != null)
                    .forEach(named::add);
            ImageStreams.Around rows = streams.around(handle, named);
            Map<Artifact, NewestImage> found = new HashMap<>();
            newest.forEach((id, build) -> {
                ImageStreams.Stream parent = build.parent() == null ? null : rows.get(build.parent());
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

    /** The streams of a branch that kept builds of were built from a dist-git repository of that name. */
    public List<Artifact> builtFrom(String repository, String branch) {
        return database.read(handle -> handle.createQuery("""
                        select distinct a.name, a.stream from image_builds b join artifacts a on a.id = b.image_id
                        where b.repository = :repository and a.stream = :branch
                        """)
                .bind("repository", repository)
                .bind("branch", branch)
                .map((row, context) -> Artifact.image(row.getString(1), row.getString(2)))
                .list());
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
            Set<Long> all = new HashSet<>(ids(handle, images).keySet());
            ImageStreams.Around known = streams.around(handle, all);
            for (Set<Long> more = above(all, known); all.addAll(more); more = above(all, known)) {
                known = streams.around(handle, all);
            }
            List<Containment> edges = new ArrayList<>();
            for (long id : all) {
                for (long parent : parents(known.get(id))) {
                    // A parent that is no image is none of this matter.
                    if (known.get(parent) != null) {
                        edges.add(Containment.builtOn(
                                known.get(id).image(), known.get(parent).image()));
                    }
                }
            }
            return edges;
        });
    }

    private static Set<Long> above(Set<Long> images, ImageStreams.Around known) {
        Set<Long> parents = new HashSet<>();
        images.forEach(id -> parents.addAll(parents(known.get(id))));
        return parents;
    }

    private static List<Long> parents(ImageStreams.Stream image) {
        return image == null ? List.of() : image.parents();
    }

    private Map<Long, Artifact> ids(Handle handle, Collection<Artifact> images) {
        Map<Long, Artifact> ids = new HashMap<>();
        if (images.size() < MANY) {
            ArtifactRows.read(handle, images).forEach((image, row) -> ids.put(row.id(), image));
            return ids;
        }
        Set<Artifact> wanted = Set.copyOf(images);
        streams.all(handle).each(stream -> {
            if (wanted.contains(stream.image())) {
                ids.put(stream.id(), stream.image());
            }
        });
        return ids;
    }
}
