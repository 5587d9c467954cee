package io.freshmaker.inventory;

import io.freshmaker.store.Chunks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of the kept builds of images; each method is a part of its caller's transaction. */
final class ImageBuildRows {

    private static final String SELECT =
            "select b.id, b.image_id, b.koji_id, b.nvr, b.completed_at, b.source, b.parent_id, b.parent_nvr, c.contents"
                    + " from image_builds b join image_contents c on c.build_id = b.id";

    private ImageBuildRows() {}

    /** The builds of these streams, the newest first. */
    static Map<Long, List<StoredImage>> read(Handle handle, Collection<Long> images) {
        Map<Long, List<StoredImage>> found = new HashMap<>();
        List<StoredImage> builds = new ArrayList<>();
        Chunks.of(images)
                .forEach(chunk -> handle.createQuery(SELECT + " where b.image_id in (<ids>)")
                        .bindList("ids", chunk)
                        .map(ImageBuildRows::row)
                        .forEach(builds::add));
        ImageStageRows.in(handle, builds)
                .forEach(build -> found.computeIfAbsent(build.image(), id -> new ArrayList<>())
                        .add(build));
        found.values().forEach(some -> some.sort(StoredImage.BY_AGE.reversed()));
        return found;
    }

    /** The builds with this name; Koji has at most one. */
    static List<StoredImage> named(Handle handle, String nvr) {
        return ImageStageRows.in(
                handle,
                handle.createQuery(SELECT + " where b.nvr = :nvr")
                        .bind("nvr", nvr)
                        .map(ImageBuildRows::row)
                        .list());
    }

    private static StoredImage row(ResultSet row, StatementContext context) throws SQLException {
        return row(row, row.getBytes("contents"));
    }

    /** The build of a row, without its stages; the query names its columns as the table does. */
    static StoredImage row(ResultSet row, byte[] contents) throws SQLException {
        long parent = row.getLong("parent_id");
        boolean none = row.wasNull();
        return new StoredImage(
                row.getLong("id"),
                row.getLong("image_id"),
                row.getLong("koji_id"),
                row.getString("nvr"),
                row.getObject("completed_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                none ? null : parent,
                row.getString("parent_nvr"),
                List.of(),
                contents);
    }

    static void add(Handle handle, Collection<StoredImage> builds) {
        PreparedBatch rows = handle.prepareBatch("""
                insert into image_builds (image_id, koji_id, nvr, completed_at, source, repository, parent_id, parent_nvr)
                values (:image, :koji, :nvr, :completed, :source, :repository, :parent, :parentNvr)
                """);
        PreparedBatch contents = handle.prepareBatch("""
                insert into image_contents (build_id, contents)
                values ((select id from image_builds where image_id = :image and nvr = :nvr), :contents)
                """);
        for (StoredImage build : builds) {
            bind(rows, build)
                    .bind("image", build.image())
                    .bind("nvr", build.nvr())
                    .add();
            contents.bind("image", build.image())
                    .bind("nvr", build.nvr())
                    .bind("contents", build.contents())
                    .add();
        }
        execute(rows);
        execute(contents);
        ImageStageRows.add(handle, builds);
    }

    /** Writes what else is known of builds that have rows. */
    static void change(Handle handle, Collection<StoredImage> builds) {
        PreparedBatch rows = handle.prepareBatch("""
                update image_builds set koji_id = :koji, completed_at = :completed, source = :source,
                  repository = :repository, parent_id = :parent, parent_nvr = :parentNvr
                where id = :id
                """);
        PreparedBatch contents =
                handle.prepareBatch("update image_contents set contents = :contents where build_id = :id");
        for (StoredImage build : builds) {
            bind(rows, build).bind("id", build.id()).add();
            contents.bind("contents", build.contents()).bind("id", build.id()).add();
        }
        execute(rows);
        execute(contents);
        ImageStageRows.change(handle, builds);
    }

    private static PreparedBatch bind(PreparedBatch batch, StoredImage build) {
        return batch.bind("koji", build.kojiId())
                .bind("completed", build.completed().atOffset(ZoneOffset.UTC))
                .bind("source", build.source())
                .bind("repository", build.repository())
                .bind("parent", build.parent())
                .bind("parentNvr", build.parentNvr());
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static void remove(Handle handle, Collection<Long> ids) {
        Chunks.of(ids)
                .forEach(chunk -> handle.createUpdate("delete from image_builds where id in (<ids>)")
                        .bindList("ids", chunk)
                        .execute());
    }
}
