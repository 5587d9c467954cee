package io.freshmaker.store;

import io.freshmaker.submit.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Begins the builds that may run now, no more of them than a build system's budget and that of each target allow: a build that
 * waits for other causes, is held, or goes to a build system that is paused may not.
 */
public final class Budget {

    private final Database database;
    private final List<Pace> paces;
    private final PauseSwitch pauses;
    private final Storms storms;
    private final Turns turns;

    /** @param storm the most rebuilds of one artifact within an hour; 0 for any number */
    public Budget(Database database, List<Pace> paces, PauseSwitch pauses, int storm, Turns turns) {
        this.database = database;
        this.paces = List.copyOf(paces);
        this.pauses = pauses;
        this.storms = new Storms(storm);
        this.turns = turns;
    }

    /** Records a submission for each build that may run now: nothing is sent yet. */
    public void begin() {
        turns.come();
        paces.forEach(this::begin);
    }

    private void begin(Pace pace) {
        if (database.read(handle -> next(handle, pace)).isEmpty()) {
            return;
        }
        database.transact(handle -> {
            // Without the lock two replicas would each fill the same free slots.
            Slots.lock(handle, pace.system());
            List<Long> begun = storms.pass(handle, next(handle, pace)).stream()
                    .filter(build -> begin(handle, build, pace.system()))
                    .toList();
            Announcing.builds(handle, begun);
            BuildLog.tell(handle, begun, "is BUILD: a submission to " + pace.system() + " is recorded.");
            return null;
        });
    }

    /** The builds that may run and have a free slot: the urgent ones first, then the oldest. */
    private List<Long> next(Handle handle, Pace pace) {
        FreeSlots free = FreeSlots.of(handle, pace);
        if (!free.any() || pauses.stops(handle, pace.system())) {
            return List.of();
        }
        List<Long> next = new ArrayList<>();
        for (boolean urgent : new boolean[] {true, false}) {
            long last = 0;
            for (boolean more = true; more && free.any(); ) {
                int most = free.page();
                List<Ready> page = page(handle, pace.system(), urgent, last, most);
                page.stream().filter(build -> free.take(build.target())).forEach(build -> next.add(build.id()));
                more = page.size() == most;
                last = more ? page.get(most - 1).id() : last;
            }
        }
        return next;
    }

    /** @param target empty where there is none */
    private record Ready(long id, String target) {}

    /** Page by page by the index: what goes to a target that is full stays behind, whatever there is of it. */
    private static List<Ready> page(Handle handle, String system, boolean urgent, long after, int most) {
        return handle.createQuery("""
                        select id, target from builds
                        where state = 4 and held = 0 and waiting_for = 0 and urgent = :urgent and id > :after
                          and system = :system and not_before is null
                        order by state, held, waiting_for, urgent, id limit :most
                        """)
                .bind("urgent", urgent)
                .bind("after", after)
                .bind("system", system)
                .bind("most", most)
                .map((row, context) -> new Ready(row.getLong(1), Objects.requireNonNullElse(row.getString(2), "")))
                .list();
    }

    private static boolean begin(Handle handle, long build, String system) {
        int left = handle.createUpdate("""
                        update builds set state = 0, planned_key = null, state_reason = 'Being submitted.'
                        where id = :id and state = 4 and held = 0 and waiting_for = 0
                        """).bind("id", build).execute();
        if (left == 1) {
            SubmissionRows.record(handle, build, system, Duration.ZERO);
        }
        return left == 1;
    }
}
