package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import io.freshmaker.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of reconciliations and of what they changed; each method is a part of its caller's transaction. */
final class Walks {

    private Walks() {}

    /**
     * One reconciliation.
     *
     * @param source the build system
     * @param state 0 reads pages, 1 asks for streams, 2 done
     * @param page the next one to read
     * @param asked the last artifact that was asked for
     * @param done null while it is under way
     */
    record Walk(
            long id,
            String source,
            int state,
            int page,
            int pages,
            int total,
            long asked,
            int learned,
            int corrected,
            int removed,
            long problems,
            String problem,
            OffsetDateTime started,
            OffsetDateTime done) {

        /** How far it is, for people. */
        String place() {
            if (state == 0) {
                return (source.equals(ImageSources.KOJI) ? "tag " : "page ")
                        + page
                        + (pages == 0 ? "" : " of " + pages);
            }
            return state == 1
                    ? "asking for what the " + (source.equals(ImageSources.KOJI) ? "tags" : "pages") + " did not show"
                    : "done";
        }

        /** {@code 2 learned, 1 removed}; {@code nothing to correct}. */
        String outcome() {
            return Correction.summary(learned, corrected, removed)
                    + (problems == 0 ? "" : "; " + problems + " could not be read");
        }
    }

    /** The reconciliation that is under way. */
    static Optional<Walk> open(Handle handle, String source) {
        return handle.createQuery("select * from inventory_walks where open_source = :source")
                .bind("source", source)
                .map((row, context) -> walk(row))
                .findOne();
    }

    static Optional<Walk> find(Handle handle, long id) {
        return handle.createQuery("select * from inventory_walks where id = :id")
                .bind("id", id)
                .map((row, context) -> walk(row))
                .findOne();
    }

    /** The last one that was done. */
    static Optional<Walk> last(Handle handle, String source) {
        return handle.createQuery("select * from inventory_walks where source = :source and state = 2"
                        + " order by id desc fetch first 1 rows only")
                .bind("source", source)
                .map((row, context) -> walk(row))
                .findOne();
    }

    private static Walk walk(ResultSet row) throws SQLException {
        return new Walk(
                row.getLong("id"),
                row.getString("source"),
                row.getInt("state"),
                row.getInt("next_page"),
                row.getInt("pages"),
                row.getInt("total"),
                row.getLong("asked_id"),
                row.getInt("learned"),
                row.getInt("corrected"),
                row.getInt("removed"),
                row.getLong("problems"),
                row.getString("last_problem"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("done_at", OffsetDateTime.class));
    }

    /** Whether the last one, or the fill before the first, is so long ago that the next one is due. */
    static boolean due(Handle handle, String source, Duration period) {
        OffsetDateTime latest = Database.now(handle).minus(period);
        return handle.createQuery("""
                                select count(*) from inventory_sources s
                                where s.name = :source and s.state = 2 and s.filled_at <= :latest and not exists
                                  (select 1 from inventory_walks w where w.source = :source
                                     and (w.open_source is not null or w.done_at > :latest))
                                """)
                        .bind("source", source)
                        .bind("latest", latest)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** The reconciliation that is under way, begun if there was none; empty while the inventory is not filled. */
    static Optional<Walk> request(Handle handle, String source) {
        boolean filled = handle.createQuery("select count(*) from inventory_sources where name = :source and state = 2")
                        .bind("source", source)
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (filled && open(handle, source).isEmpty()) {
            begin(handle, source);
        }
        return open(handle, source);
    }

    /** Begins one; of those before only the last is kept. */
    static long begin(Handle handle, String source) {
        handle.createUpdate("""
                        delete from inventory_walks where source = :source and id <
                          (select max(w.id) from inventory_walks w where w.source = :source and w.state = 2)
                        """).bind("source", source).execute();
        return handle.createUpdate("insert into inventory_walks (source, open_source) values (:source, :source)")
                .bind("source", source)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Notes that something could not be read. */
    static void problem(Handle handle, long walk, int count, String words) {
        handle.createUpdate("update inventory_walks set problems = problems + :count, last_problem = :words"
                        + " where id = :walk")
                .bind("count", count)
                .bind("words", Text.sentence(words))
                .bind("walk", walk)
                .execute();
    }

    /** Notes what changed; the first of several changes of one artifact counts. */
    static void note(Handle handle, long walk, List<Lesson> lessons) {
        for (Lesson lesson : lessons) {
            if (lesson.changes()) {
                handle.createUpdate("""
                                insert into inventory_corrections (walk_id, artifact_id, kind, detail)
                                select w.id, cast(:artifact as bigint), cast(:kind as smallint),
                                  cast(:detail as varchar(4000))
                                from inventory_walks w where w.id = :walk and not exists (
                                  select 1 from inventory_corrections c
                                  where c.walk_id = :walk and c.artifact_id = :artifact)
                                """)
                        .bind("walk", walk)
                        .bind("artifact", lesson.id())
                        .bind("kind", lesson.what().ordinal())
                        .bind("detail", Text.sentence(lesson.detail()))
                        .execute();
            }
        }
    }

    /** What a reconciliation changed so far, in the order of the artifacts. */
    static List<Correction> corrections(Handle handle, long walk) {
        return handle.createQuery("""
                        select c.kind, a.type, a.name, a.stream, c.detail
                        from inventory_corrections c join artifacts a on a.id = c.artifact_id
                        where c.walk_id = :walk order by a.type, a.name, a.stream
                        """)
                .bind("walk", walk)
                .map((row, context) -> new Correction(
                        Lesson.What.values()[row.getInt(1)],
                        new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5)))
                .list();
    }
}
