package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Writes what is known of images as lines that an import reads. */
final class ImageExport {

    private static final int RPMS = 20;
    private static final int IMAGES = 100;

    private final Database database;

    ImageExport(Database database) {
        this.database = database;
    }

    /**
     * Gives each kept build of the images that are there a line, the newest of an image first, and then each rpm one of
     * which images once held another version than in their newest build.
     *
     * @return how many builds there are
     */
    int write(Consumer<String> lines) {
        Map<Artifact, Long> images = database.read(handle -> artifacts(handle, """
                select id, type, name, stream from artifacts a where type = 'image' and left_at is null
                  and exists (select 1 from image_builds b where b.image_id = a.id)
                """));
        int builds = 0;
        for (List<Long> some : parts(List.copyOf(images.values()), IMAGES)) {
            List<ImageBuild> found = database.read(handle -> builds(handle, some));
            found.forEach(build -> lines.accept(ImageLine.write(build)));
            builds += found.size();
        }
        Map<Long, Artifact> ids = new HashMap<>();
        images.forEach((image, id) -> ids.put(id, image));
        Map<Artifact, Long> rpms = database.read(
                handle -> artifacts(handle, "select id, type, name, stream from artifacts where type = 'binary-rpm'"));
        for (List<Artifact> some : parts(List.copyOf(rpms.keySet()), RPMS)) {
            database.read(handle -> ever(handle, some, rpms, ids)).forEach(ever -> lines.accept(EverLine.write(ever)));
        }
        return builds;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return parts;
    }

    /** In the order of the artifacts, as databases differ in how they sort texts. */
    private static Map<Artifact, Long> artifacts(Handle handle, String sql) {
        Map<Artifact, Long> found = new TreeMap<>();
        handle.createQuery(sql)
                .map((row, context) ->
                        found.put(new Artifact(row.getString(2), row.getString(3), row.getString(4)), row.getLong(1)))
                .list();
        return found;
    }

    private static List<ImageBuild> builds(Handle handle, List<Long> images) {
        Map<Long, List<StoredImage>> stored = ImageBuildRows.read(handle, images);
        List<StoredImage> sorted = images.stream()
                .flatMap(image -> stored.getOrDefault(image, List.of()).stream())
                .toList();
        return Unpacking.builds(handle, sorted);
    }

    private static List<ImageEver> ever(
            Handle handle, List<Artifact> rpms, Map<Artifact, Long> ids, Map<Long, Artifact> images) {
        Map<Long, List<Posting>> postings = new HashMap<>();
        PostingRows.read(handle, rpms.stream().map(ids::get).toList(), (rpm, posting) -> {
            boolean told = posting.newest() == posting.lowest() && posting.newest() == posting.highest();
            if (!told && images.containsKey(posting.image())) {
                postings.computeIfAbsent(rpm, none -> new ArrayList<>()).add(posting);
            }
        });
        var versions = new VersionOrder(missing -> VersionRows.read(handle, missing));
        versions.need(postings.values().stream()
                .flatMap(List::stream)
                .flatMap(posting -> List.of(posting.lowest(), posting.highest()).stream())
                .toList());
        List<ImageEver> ever = new ArrayList<>();
        for (Artifact rpm : rpms) {
            Map<Artifact, ImageEver.Span> spans = new HashMap<>();
            postings.getOrDefault(ids.get(rpm), List.of())
                    .forEach(posting -> spans.put(
                            images.get(posting.image()),
                            new ImageEver.Span(versions.of(posting.lowest()), versions.of(posting.highest()))));
            if (!spans.isEmpty()) {
                ever.add(new ImageEver(rpm, spans));
            }
        }
        return ever;
    }
}
