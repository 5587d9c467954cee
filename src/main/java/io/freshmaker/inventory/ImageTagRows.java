package io.freshmaker.inventory;

import io.freshmaker.plan.Counted;
import io.freshmaker.settings.ImageTag;
import io.freshmaker.store.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tables of Koji's tags and of how far their images are read; each method is a part of its caller's transaction. */
final class ImageTagRows {

    private ImageTagRows() {}

    private record Row(ImageTag tag, boolean listed) {}

    private static List<Row> rows(Handle handle) {
        return handle.createQuery("select name, branch, listed_at from image_tags order by name")
                .map((row, context) ->
                        new Row(new ImageTag(row.getString(1), row.getString(2)), row.getObject(3) != null))
                .list();
    }

    /** Has the table name these tags; the inventory is not filled before those that are new have been read. */
    static void configure(Handle handle, Collection<ImageTag> tags) {
        List<Row> rows = rows(handle);
        var known = rows.stream().map(Row::tag).collect(Collectors.toSet());
        rows.stream()
                .filter(row -> !tags.contains(row.tag()))
                .forEach(row -> handle.createUpdate("delete from image_tags where name = :name")
                        .bind("name", row.tag().name())
                        .execute());
        boolean more = false;
        for (ImageTag tag : tags) {
            if (!known.contains(tag)) {
                more = true;
                handle.createUpdate("insert into image_tags (name, branch) values (:name, :branch)")
                        .bind("name", tag.name())
                        .bind("branch", tag.branch())
                        .execute();
            }
        }
        if (more) {
            begin(handle);
        }
    }

    private static void begin(Handle handle) {
        int there = handle.createUpdate("update inventory_sources set state = 1, filled_at = null where name = 'koji'")
                .execute();
        if (there == 0) {
            handle.execute("insert into inventory_sources (name, state, next_page, learned, started_at)"
                    + " values ('koji', 1, 1, 0, current_timestamp)");
        }
    }

    /** All tags in the order in which reconciliations ask for them. */
    static List<String> all(Handle handle) {
        return rows(handle).stream().map(row -> row.tag().name()).toList();
    }

    /** The tag to ask for next while the inventory is filled. */
    static Optional<String> unlisted(Handle handle) {
        return rows(handle).stream()
                .filter(row -> !row.listed())
                .map(row -> row.tag().name())
                .findFirst();
    }

    /** Notes that Koji said what is in a tag; false when it had been noted before, or the tag is not configured any more. */
    static boolean listed(Handle handle, String tag) {
        return handle.createUpdate(
                                "update image_tags set listed_at = current_timestamp where name = :name and listed_at is null")
                        .bind("name", tag)
                        .execute()
                == 1;
    }

    /** How much is left to be listed and read while the inventory is filled, for people. */
    static String left(Handle handle) {
        List<Row> rows = rows(handle);
        long open = rows.stream().filter(row -> !row.listed()).count();
        return " (" + (open == 0 ? "" : open + " of " + rows.size() + " tags to be listed, ")
                + Counted.of(ImageWants.count(handle), "build") + " to be read)";
    }

    /** Whether everything has been read. */
    static boolean isFilled(Handle handle) {
        return handle.createQuery("select count(*) from inventory_sources where name = 'koji' and state = 2")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Marks the inventory as filled when nothing is left to be listed or read; true when it was not before. */
    static boolean fill(Handle handle) {
        return handle.execute("""
                        update inventory_sources set state = 2, filled_at = current_timestamp
                        where name = 'koji' and state = 1
                          and not exists (select 1 from image_tags where listed_at is null)
                          and not exists (select 1 from image_wants)
                        """) == 1;
    }

    /** Notes why Koji could not be asked. */
    static void trouble(Handle handle, String reason) {
        handle.createUpdate("update inventory_sources set last_problem = :problem where name = 'koji'")
                .bind("problem", Text.sentence(reason))
                .execute();
    }

    /** Counts what was read; the last problem stays until there is another one. */
    static void count(Handle handle, int learned, List<String> problems) {
        handle.createUpdate("""
                        update inventory_sources set learned = learned + :learned, problems = problems + :problems,
                          last_problem = coalesce(:problem, last_problem)
                        where name = 'koji'
                        """)
                .bind("learned", learned)
                .bind("problems", problems.size())
                .bind("problem", problems.isEmpty() ? null : Text.sentence(problems.get(0)))
                .execute();
    }
}
