package io.freshmaker.store;

import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What time alone does to planned builds: the wait for other causes ends, and a dry run goes on. */
public final class Turns {

    private static final String DRY = "Dry run: nothing was submitted.";

    private final Database database;
    private final Builds builds;
    private final Waiting waiting;

    public Turns(Database database, Builds builds, Waiting waiting) {
        this.database = database;
        this.builds = builds;
        this.waiting = waiting;
    }

    /** Does it for all builds whose time has come. */
    void come() {
        whileAny(this::waited);
        whileAny(this::dry);
    }

    private static void whileAny(Supplier<Integer> work) {
        int done;
        do {
            done = work.get();
        } while (done > 0);
    }

    /** @return how many builds no longer wait for other causes */
    private int waited() {
        String due = "select id from builds where not_before <= current_timestamp order by not_before limit 500";
        List<Long> over = database.read(handle -> ids(handle, due));
        return over.isEmpty()
                ? 0
                : database.transact(handle -> {
                    PreparedBatch batch = handle.prepareBatch("update builds set not_before = null where id = :id");
                    over.forEach(id -> batch.bind("id", id).add());
                    batch.execute();
                    waiting.explain(handle, over);
                    return over.size();
                });
    }

    /** @return how many builds of dry runs were ended, which lets the next ones come */
    private int dry() {
        String next = "select id from builds where state = 4 and held = 3 and waiting_for = 0"
                + " order by state, held, waiting_for, system, urgent, target, id limit 500";
        List<Long> first = database.read(handle -> ids(handle, next));
        return first.isEmpty() ? 0 : database.transact(handle -> builds.passed(handle, first, DRY));
    }

    /** In the order in which others lock builds too. */
    private static List<Long> ids(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).list().stream()
                .sorted()
                .toList();
    }
}
