package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Rows of one table that are kept for some days.
 *
 * @param told what they are, for the log
 * @param days 0 keeps them
 * @param chunk how many of the found ids are dropped in one transaction
 * @param find gives the ids of all that are old enough, in one look; {@code :before} is the time
 * @param drop removes what of these ids is not needed, and tells how many rows went
 */
record Aged(String told, int days, int chunk, String find, Drop drop) {

    /** Deletes in one transaction. */
    interface Drop {
        int drop(Handle handle, List<Long> ids, OffsetDateTime before);
    }

    /** Rows that go whenever they are still what was looked for. */
    static Aged plain(String told, int days, String table, String old) {
        return new Aged(
                told,
                days,
                200,
                "select id from " + table + " where " + old + " order by id",
                (handle, ids, before) -> drop(handle, table, old, ids, before));
    }

    private static int drop(Handle handle, String table, String old, List<Long> ids, OffsetDateTime before) {
        // Whoever refers to such a row at the same time is waited for, and seen by the next statement.
        List<Long> locked = handle.createQuery("select id from <table> where id in (<ids>) for update")
                .define("table", table)
                .bindList("ids", ids)
                .mapTo(Long.class)
                .list();
        // As a bare condition HSQLDB would go by an index of it, past all that is old, for every few ids.
        return locked.isEmpty()
                ? 0
                : handle.createUpdate(
                                "delete from <table> where id in (<ids>) and case when <old> then 1 else 0 end = 1")
                        .define("table", table)
                        .define("old", old)
                        .bindList("ids", locked)
                        .bind("before", before)
                        .execute();
    }
}
