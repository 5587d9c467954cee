package io.freshmaker.store;

import io.freshmaker.submit.Pace;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the builds that may run now, no more of them than a build system's budget allows. */
public final class Budget {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private final Database database;
    private final List<Pace> paces;

    public Budget(Database database, List<Pace> paces) {
        this.database = database;
        this.paces = List.copyOf(paces);
    }

    /** Records a submission for each build that may run now: nothing is sent yet. */
    public void begin() {
        paces.forEach(this::begin);
    }

    private void begin(Pace pace) {
        if (database.read(handle -> runnable(handle, pace.system(), 1)).isEmpty()) {
            return;
        }
        List<Long> begun = database.transact(handle -> {
            // The row is the lock: without it two replicas would each fill the same free slots.
            handle.createUpdate("update slots set taken = taken + 1 where system = :system")
                    .bind("system", pace.system())
                    .execute();
            int inFlight = handle.createQuery("select count(*) from builds where state = 0 and system = :system")
                    .bind("system", pace.system())
                    .mapTo(Integer.class)
                    .one();
            List<Long> next = runnable(handle, pace.system(), Math.max(0, pace.budget() - inFlight));
            return next.stream()
                    .filter(build -> begin(handle, build, pace.system()))
                    .toList();
        });
        begun.forEach(build -> LOG.atInfo()
                .addKeyValue("build", build)
                .log("build {} is BUILD: a submission to {} is recorded", build, pace.system()));
    }

    private static List<Long> runnable(Handle handle, String system, int most) {
        return handle.createQuery("""
                        select id from builds where state = 4 and waiting_for = 0 and system = :system
                        order by id limit :most
                        """)
                .bind("system", system)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    private static boolean begin(Handle handle, long build, String system) {
        int left = handle.createUpdate("""
                        update builds set state = 0, planned_key = null, state_reason = 'Being submitted.'
                        where id = :id and state = 4
                        """).bind("id", build).execute();
        if (left == 1) {
            SubmissionRows.record(handle, build, system, 1);
        }
        return left == 1;
    }
}
