package io.freshmaker.inventory;

import io.freshmaker.koji.WantedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The table of the image builds that the inventory has yet to read; what is in it is not lost when the process or Koji
 * goes away. Each method is a part of its caller's transaction.
 */
final class ImageWants {

    private ImageWants() {}

    /**
     * A build to be read.
     *
     * @param place 1 for the newest of its stream in its tag
     * @param insteadOf the newest build that is known of the stream, which it is to replace although that is newer; null
     *     for a build that counts by its age
     * @param walk the reconciliation that wants it; 0 for none
     */
    record Want(WantedImage image, int place, String insteadOf, long walk) {}

    /** Adds those that are not wanted yet. */
    static void add(Handle handle, Collection<Want> wants) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into image_wants (build_id, branch, nvr, place, instead_of, walk_id)
                select cast(:build as bigint), cast(:branch as varchar(300)), cast(:nvr as varchar(1000)),
                  cast(:place as smallint), cast(:instead as varchar(1000)), cast(:walk as bigint)
                from (values (1)) as given (one) where not exists
                  (select 1 from image_wants w where w.build_id = :build and w.branch = :branch)
                """);
        for (Want want : wants) {
            batch.bind("build", want.image().id())
                    .bind("branch", want.image().branch())
                    .bind("nvr", want.image().nvr())
                    .bind("place", want.place())
                    .bind("instead", want.insteadOf())
                    .bind("walk", want.walk() == 0 ? null : want.walk())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** The next ones, the newest of their streams first. */
    static List<Want> next(Handle handle, int most) {
        return handle.createQuery("""
                        select build_id, branch, nvr, place, instead_of, walk_id from image_wants
                        order by place, build_id, branch limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Want(
                        new WantedImage(row.getLong(1), row.getString(2), row.getString(3)),
                        row.getInt(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
    }

    /** Takes away what was read, and answers what of it was there still: the rest another replica has taken. */
    static List<Want> take(Handle handle, Collection<Want> wants) {
        List<Want> ours = new ArrayList<>();
        for (Want want : wants) {
            int there = handle.createUpdate("delete from image_wants where build_id = :build and branch = :branch")
                    .bind("build", want.image().id())
                    .bind("branch", want.image().branch())
                    .execute();
            if (there == 1) {
                ours.add(want);
            }
        }
        return ours;
    }

    static long count(Handle handle) {
        return handle.createQuery("select count(*) from image_wants")
                .mapTo(Long.class)
                .one();
    }

    static boolean anyOf(Handle handle, long walk) {
        return handle.createQuery("select build_id from image_wants where walk_id = :walk fetch first 1 rows only")
                .bind("walk", walk)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }
}
