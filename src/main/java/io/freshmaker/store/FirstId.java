package io.freshmaker.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The id that events and builds begin with. Ids only ever go up: where there are higher ones already, nothing changes,
 * which is what every start but the first one finds.
 */
public final class FirstId {

    private static final Logger LOG = LoggerFactory.getLogger(FirstId.class);

    private final Database database;

    public FirstId(Database database) {
        this.database = database;
    }

    /** Has the next event and the next build get at least this id. */
    public void apply(long first) {
        for (String table : List.of("events", "builds")) {
            if (database.read(handle -> highest(handle, table)) < first - 1
                    && database.transact(handle -> {
                        return raise(handle, table, first);
                    })) {
                LOG.info("ids: {} go on with {}", table, first);
            }
        }
    }

    private static boolean raise(Handle handle, String table, long first) {
        if (Database.isPostgres(handle)) {
            // Another replica may start, or work, at the same time.
            handle.execute("lock table " + table + " in access exclusive mode");
            String sequence = handle.createQuery("select pg_get_serial_sequence(:table, 'id')")
                    .bind("table", table)
                    .mapTo(String.class)
                    .one();
            long next = handle.createQuery(
                            "select case when is_called then last_value + 1 else last_value end from " + sequence)
                    .mapTo(Long.class)
                    .one();
            if (next >= first) {
                return false;
            }
        }
        handle.execute("alter table " + table + " alter column id restart with " + first);
        return true;
    }

    private static long highest(Handle handle, String table) {
        return handle.createQuery("select id from " + table + " order by id desc limit 1")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
