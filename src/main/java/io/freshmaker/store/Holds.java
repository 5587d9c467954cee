package io.freshmaker.store;

import io.freshmaker.build.Hold;
import io.freshmaker.plan.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Holds the builds of plans that are so large that somebody has to approve them, and lets them go. What a build that
 * needs no approval waits for needs none either, whoever planned it: a held plan never stops another one.
 */
public final class Holds {

    /** The sum keeps PostgreSQL from the index by state, which it takes for each cause of a plan that it has not counted. */
    private static final String PLANNED = " from (select distinct build_id from build_causes where event_id = :event) c"
            + " join builds b on b.id = c.build_id where b.state + 0 = 4";

    private final Waiting waiting;
    private final int approvalAbove;

    /** @param approvalAbove the most builds of a plan that needs no approval */
    public Holds(Waiting waiting, int approvalAbove) {
        this.waiting = waiting;
        this.approvalAbove = approvalAbove;
    }

    /** Holds the builds of an event that was just planned, or lets those go that it shares with a held one. */
    void planned(Handle handle, long event) {
        int builds = count(handle, event);
        if (builds == 0) {
            return;
        }
        if (builds <= approvalAbove || approved(handle, event)) {
            release(handle, planned(handle, event, "b.held = 1"), false);
            return;
        }
        handle.createUpdate("""
                        update builds set held = :approval, not_before = null, state_reason = :reason
                        where event_id = :event and state = 4 and held = 0 and approved = false
                        """)
                .bind("approval", Hold.APPROVAL.id())
                .bind("reason", reason(event))
                .bind("event", event)
                .execute();
        release(handle, needed(handle, planned(handle, event, "b.held = 0")), false);
    }

    /** What the builds of an event say while they are held for an approval. */
    static String reason(long event) {
        return "Waiting until event " + event + " is approved: ./freshmaker approve " + event + ".";
    }

    private static int count(Handle handle, long event) {
        return handle.createQuery("select count(*)" + PLANNED + " and b.held in (0, 1)")
                .bind("event", event)
                .mapTo(Integer.class)
                .one();
    }

    static boolean approved(Handle handle, long event) {
        return handle.createQuery("select approved_at from events where id = :event and approved_at is not null")
                .bind("event", event)
                .mapToMap()
                .findOne()
                .isPresent();
    }

    /** The planned builds that an event is a cause of, as far as {@code which} says. */
    static List<Long> planned(Handle handle, long event, String which) {
        return handle.createQuery("select b.id" + PLANNED + " and " + which + " order by b.id")
                .bind("event", event)
                .mapTo(Long.class)
                .list();
    }

    /** The sentence of an event whose builds are held. */
    String sentence(long event, int builds) {
        return Counted.of(builds, "build is", "builds are") + " planned, and plans of more than "
                + approvalAbove + " wait for approval (freshmaker.plan.approval-above): ./freshmaker approve " + event
                + " lets them go.";
    }

    /**
     * Lets builds go, and all that they wait for.
     *
     * @param approved whether no storm may hold them from now on
     * @return how many of them and of what they wait for were held
     */
    int release(Handle handle, Collection<Long> builds, boolean approved) {
        SortedSet<Long> all = new TreeSet<>(builds);
        all.addAll(needed(handle, builds));
        int released = 0;
        for (List<Long> chunk : Chunks.of(all)) {
            released += handle.createUpdate("""
                            update builds set held = 0, approved = :approved
                            where id in (<ids>) and state = 4 and held in (1, 2)
                            """)
                    .bind("approved", approved)
                    .bindList("ids", chunk)
                    .execute();
        }
        if (released > 0) {
            waiting.explain(handle, all);
            begin(handle, all);
        }
        return released;
    }

    /** What these builds wait for and is held for an approval, however many builds are in between. */
    private static List<Long> needed(Handle handle, Collection<Long> builds) {
        List<Long> needed = new ArrayList<>();
        Chunks.of(builds)
                .forEach(chunk -> needed.addAll(handle.createQuery("""
                        with recursive needed (id) as (
                          select prerequisite_id from build_dependencies where build_id in (<ids>)
                          union
                          select d.prerequisite_id from needed n join build_dependencies d on d.build_id = n.id)
                        select b.id from needed n join builds b on b.id = n.id where b.state + 0 = 4 and b.held = 1
                        """)
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .list()));
        return needed;
    }

    /** The events of which nothing waits for an approval any more are under way; one without a reason is being recorded. */
    private static void begin(Handle handle, Collection<Long> builds) {
        SortedSet<Long> events = new TreeSet<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("select distinct c.event_id from build_causes c"
                                + " join events e on e.id = c.event_id where c.build_id in (<ids>) and e.state = 0"
                                + " and e.state_reason is not null")
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .forEach(events::add));
        events.removeIf(event -> !planned(handle, event, "b.held = 1").isEmpty());
        for (long event : events) {
            int begun = handle.createUpdate(
                            "update events set state = 1, state_reason = :reason where id = :event and state = 0")
                    .bind("reason", EventNotes.append(handle, event, "Nothing of it waits for an approval any more."))
                    .bind("event", event)
                    .execute();
            if (begun == 1) {
                Announcing.event(handle, event);
            }
        }
    }
}
