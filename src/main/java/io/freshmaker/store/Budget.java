package io.freshmaker.store;

import io.freshmaker.submit.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    List<Long> next(Handle handle, Pace pace) {
        FreeSlots free = FreeSlots.of(handle, pace);
        List<Long> next = new ArrayList<>();
        boolean stopped = pauses.stops(handle, pace.system());
        for (boolean urgent : new boolean[] {true, false}) {
            if (free.left() > 0 && !stopped) {
                var ready = new ReadyBuilds(handle, pace.system(), urgent);
                ready.oldest(free.left()).stream()
                        .filter(build -> free.take(build.target()))
                        .forEach(build -> next.add(build.id()));
            }
        }
        return next;
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
