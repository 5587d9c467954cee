package io.freshmaker.store;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows behind {@link Replica}; each method is a part of its caller's transaction. */
final class ReplicaRows {

    private static final int LONGEST_NAME = 200;

    private ReplicaRows() {}

    static void insert(Handle handle, String id, String name, String role, String version) {
        handle.createUpdate("insert into replicas (id, name, role, version) values (:id, :name, :role, :version)")
                .bind("id", id)
                .bind("name", Text.cut(name, LONGEST_NAME))
                .bind("role", role)
                .bind("version", Text.cut(version, 100))
                .execute();
    }

    /** Notes that a replica lives; false when others have removed it. */
    static boolean see(Handle handle, String id) {
        return handle.createUpdate("update replicas set seen_at = current_timestamp where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** All of them, by name. */
    static List<ReplicaRow> all(Handle handle) {
        OffsetDateTime now = Database.now(handle);
        return handle.createQuery("select id, name, role, version, seen_at from replicas order by name, started_at, id")
                .map((row, context) -> new ReplicaRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Duration.between(row.getObject(5, OffsetDateTime.class), now)))
                .list();
    }

    /**
     * Removes a replica that was not seen for that long, with the leases it had.
     *
     * @return false when it was seen meanwhile, or another has removed it
     */
    static boolean remove(Handle handle, String id, Duration unseen) {
        return handle.createUpdate("delete from replicas where id = :id and seen_at <= :before")
                        .bind("id", id)
                        .bind("before", Database.now(handle).minus(unseen))
                        .execute()
                == 1;
    }
}
