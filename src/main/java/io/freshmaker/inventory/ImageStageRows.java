package io.freshmaker.inventory;

import io.freshmaker.store.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The table of what the earlier stages of image builds are built on, which most images have none of; each method is a
 * part of its caller's transaction.
 */
final class ImageStageRows {

    private ImageStageRows() {}

    /** The builds, which have rows, with their stages. */
    static List<StoredImage> in(Handle handle, List<StoredImage> builds) {
        Map<Long, List<Long>> stages = new HashMap<>();
        Chunks.of(builds.stream().map(StoredImage::id).toList())
                .forEach(chunk -> handle.createQuery(
                                "select build_id, stage_id from image_stages where build_id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> stages.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                                .add(row.getLong(2)))
                        .list());
        stages.values().forEach(Collections::sort);
        return stages.isEmpty()
                ? builds
                : builds.stream()
                        .map(build -> build.on(stages.getOrDefault(build.id(), List.of())))
                        .toList();
    }

    /** Adds those of builds that have none there yet. */
    static void add(Handle handle, Collection<StoredImage> builds) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into image_stages (build_id, stage_id)
                values ((select id from image_builds where image_id = :image and nvr = :nvr), :stage)
                """);
        for (StoredImage build : builds) {
            build.stages()
                    .forEach(stage -> batch.bind("image", build.image())
                            .bind("nvr", build.nvr())
                            .bind("stage", stage)
                            .add());
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Puts those of builds that have rows in the place of what is there. */
    static void change(Handle handle, Collection<StoredImage> builds) {
        Chunks.of(builds.stream().map(StoredImage::id).toList())
                .forEach(chunk -> handle.createUpdate("delete from image_stages where build_id in (<ids>)")
                        .bindList("ids", chunk)
                        .execute());
        add(handle, builds);
    }
}
