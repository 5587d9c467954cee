package io.freshmaker.store;

import io.freshmaker.store.RetryGroup.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows behind {@link Retrying}; each method is a part of its caller's transaction. */
final class RetryRows {

    private static final int CANCELED = 5;

    private final Handle handle;
    private final Waiting waiting;
    private final BuildTargets targets;

    RetryRows(Handle handle, Waiting waiting, BuildTargets targets) {
        this.handle = handle;
        this.waiting = waiting;
        this.targets = targets;
    }

    /** Plans these builds once more; their submissions stay, no storm holds what somebody asked for, a dry run stays one. */
    void plan(List<Member> builds) {
        PreparedBatch planned = handle.prepareBatch("""
                update builds set state = 4, time_created = current_timestamp, planned_key = :key,
                  held = case when held = 3 then 3 else 0 end,
                  approved = true, not_before = null,
                  remote_id = null, url = null, rebuilt_nvr = null, time_submitted = null, time_completed = null, canceled_by = null, canceled_because = null,
                  attempts_before = (select coalesce(max(s.attempt), 0) from submissions s where s.build_id = :id)
                where id = :id and state in (2, 3)
                """);
        PreparedBatch waits = handle.prepareBatch("""
                update builds set waiting_for = (select count(*) from build_dependencies d
                  join builds p on p.id = d.prerequisite_id where d.build_id = :id and p.state <> 1)
                where id = :id
                """);
        PreparedBatch composes = handle.prepareBatch("""
                update builds set waiting_for = waiting_for + (select count(*) from build_composes c
                  where c.build_id = :id and c.usable = false and c.replaced = false)
                where id = :id
                """);
        builds.forEach(build -> {
            planned.bind("key", build.key(targets)).bind("id", build.id()).add();
            waits.bind("id", build.id()).add();
            composes.bind("id", build.id()).add();
        });
        planned.execute();
        waits.execute();
        composes.execute();
        waiting.explain(handle, builds.stream().map(Member::id).toList());
    }

    /**
     * The events that go on with these builds: those that they are for. One that was canceled does so only if it was
     * named, or a build is for canceled ones alone.
     *
     * @param named the event that is to go on; null where builds were named
     */
    static SortedSet<Long> events(Handle handle, List<Long> builds, Long named) {
        SortedMap<Long, SortedSet<Long>> canceled = new TreeMap<>();
        SortedMap<Long, SortedSet<Long>> others = new TreeMap<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("""
                        select distinct c.build_id, c.event_id, e.state from build_causes c
                          join events e on e.id = c.event_id where c.build_id in (<ids>)
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> {
                            boolean rests = row.getInt(3) == CANCELED
                                    && !Long.valueOf(row.getLong(2)).equals(named);
                            return (rests ? canceled : others)
                                    .computeIfAbsent(row.getLong(1), build -> new TreeSet<>())
                                    .add(row.getLong(2));
                        })
                        .list());
        canceled.keySet().removeAll(others.keySet());
        SortedSet<Long> events = new TreeSet<>();
        canceled.values().forEach(events::addAll);
        others.values().forEach(events::addAll);
        return events;
    }

    /** Those of these builds that an event is no cause of; all where none was named. */
    static List<Long> beside(Handle handle, List<Long> builds, Long named) {
        List<Long> beside = new ArrayList<>(builds);
        if (named != null) {
            beside.removeAll(handle.createQuery("select distinct build_id from build_causes where event_id = :event")
                    .bind("event", named)
                    .mapTo(Long.class)
                    .set());
        }
        return beside;
    }

    /** An event goes on, and tells of it whatever becomes of it. */
    static void reopen(Handle handle, long event, String what, String by, String reason) {
        handle.createUpdate("""
                        update events set retried_at = current_timestamp, retried_by = :by, retried_because = :reason
                        where id = :id
                        """)
                .bind("by", Text.cut(by, 200))
                .bind("reason", reason.isBlank() ? null : Text.cut(reason, 1000))
                .bind("id", event)
                .execute();
        int opened = handle.createUpdate("""
                        update events set state = 1, time_done = null, state_reason = :reason
                        where id = :id and state in (2, 3, 5)
                        """)
                .bind("reason", Text.sentence(EventNotes.append(handle, event, what)))
                .bind("id", event)
                .execute();
        if (opened == 1) {
            Announcing.event(handle, event);
        }
    }

    /** What these builds waited for. */
    static List<Long> prerequisites(Handle handle, Collection<Long> builds) {
        List<Long> prerequisites = new ArrayList<>();
        Chunks.of(builds)
                .forEach(chunk -> prerequisites.addAll(handle.createQuery(
                                "select distinct prerequisite_id from build_dependencies where build_id in (<ids>)")
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .list()));
        return prerequisites;
    }
}
