package io.freshmaker.store;

import io.freshmaker.build.BuildOutcome;
import io.freshmaker.build.BuildState;
import io.freshmaker.build.EventEnd;
import io.freshmaker.build.RebuildFailure;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of builds: it moves what waits for them, and at last their events. */
public final class Builds {

    private static final Logger LOG = LoggerFactory.getLogger(Builds.class);

    /** Marks a build as done: what waited for it alone may run now. */
    void done(Handle handle, long build, String nvr, String reason) {
        int left = handle.createUpdate("""
                        update builds set state = 1, state_reason = :reason, rebuilt_nvr = :nvr,
                          time_completed = current_timestamp
                        where id = :id and state = 0
                        """)
                .bind("reason", Text.sentence(reason))
                .bind("nvr", nvr.isEmpty() ? null : nvr)
                .bind("id", build)
                .execute();
        if (left == 0) {
            return;
        }
        log(build, BuildState.DONE, reason);
        handle.createUpdate("""
                        update builds set waiting_for = waiting_for - 1,
                          state_reason = case when waiting_for = 1 then 'Waiting for a free slot.' else state_reason end
                        where state = 4 and id in
                          (select build_id from build_dependencies where prerequisite_id = :id)
                        """).bind("id", build).execute();
        endEvents(handle, List.of(build));
    }

    /** Marks a build as failed, and everything that waits for it, with the root cause named. */
    void failed(Handle handle, long build, String reason) {
        int left = handle.createUpdate("""
                        update builds set state = 2, state_reason = :reason, planned_key = null,
                          time_completed = current_timestamp
                        where id = :id and state in (0, 4)
                        """)
                .bind("reason", Text.sentence(reason))
                .bind("id", build)
                .execute();
        if (left == 0) {
            return;
        }
        log(build, BuildState.FAILED, reason);
        String label = handle.createQuery("select name || ':' || stream from builds where id = :id")
                .bind("id", build)
                .mapTo(String.class)
                .one();
        List<Long> waiting = waitingFor(handle, build);
        if (!waiting.isEmpty()) {
            String why = RebuildFailure.because(new BuildOutcome(label, BuildState.FAILED, reason));
            handle.createUpdate("""
                            update builds set state = 2, state_reason = :reason, planned_key = null,
                              time_completed = current_timestamp
                            where state = 4 and id in (<ids>)
                            """)
                    .bind("reason", Text.sentence(why))
                    .bindList("ids", waiting)
                    .execute();
            waiting.forEach(id -> log(id, BuildState.FAILED, why));
        }
        waiting.add(build);
        endEvents(handle, waiting);
    }

    private static List<Long> waitingFor(Handle handle, long build) {
        return handle.createQuery("""
                        with recursive waiting (id) as (
                          select d.build_id from build_dependencies d join builds b on b.id = d.build_id
                          where d.prerequisite_id = :id and b.state = 4
                          union
                          select d.build_id from build_dependencies d
                            join waiting w on d.prerequisite_id = w.id join builds b on b.id = d.build_id
                          where b.state = 4)
                        select id from waiting
                        """).bind("id", build).mapTo(Long.class).list();
    }

    private static void endEvents(Handle handle, List<Long> builds) {
        List<Long> events = handle.createQuery(
                        "select distinct event_id from build_causes where build_id in (<ids>) order by event_id")
                .bindList("ids", builds)
                .mapTo(Long.class)
                .list();
        events.forEach(event -> endEvent(handle, event));
    }

    private static void endEvent(Handle handle, long event) {
        // Locks the event, so that of two builds that end at the same time the later one sees both ends.
        handle.createUpdate("update events set state = state where id = :id")
                .bind("id", event)
                .execute();
        List<BuildOutcome> outcomes = handle.createQuery("""
                        select name, stream, state, state_reason from builds
                        where id in (select build_id from build_causes where event_id = :event) order by id
                        """)
                .bind("event", event)
                .map((row, context) -> new BuildOutcome(
                        row.getString("name") + ":" + row.getString("stream"),
                        BuildState.of(row.getInt("state")).orElseThrow(),
                        row.getString("state_reason")))
                .list();
        EventEnd.of(outcomes).ifPresent(end -> {
            int ended = handle.createUpdate("""
                            update events set state = :state, state_reason = :reason, time_done = current_timestamp
                            where id = :id and state = 1
                            """)
                    .bind("state", end.state().id())
                    .bind("reason", Text.sentence(end.reason()))
                    .bind("id", event)
                    .execute();
            if (ended == 1) {
                LOG.atInfo().addKeyValue("event", event).log("event {} is {}: {}", event, end.state(), end.reason());
            }
        });
    }

    private static void log(long build, BuildState state, String reason) {
        LOG.atInfo().addKeyValue("build", build).log("build {} is {}: {}", build, state, reason);
    }
}
