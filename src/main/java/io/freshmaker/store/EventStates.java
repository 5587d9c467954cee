package io.freshmaker.store;

import io.freshmaker.build.EventState;
import io.freshmaker.plan.Counted;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an event the state that its parts and builds add up to. */
final class EventStates {

    private static final Logger LOG = LoggerFactory.getLogger(EventStates.class);
    private static final int APPROVAL = 1;
    private static final int DRY_RUN = 3;

    private final Handle handle;
    private final Holds holds;

    EventStates(Handle handle, Holds holds) {
        this.handle = handle;
        this.holds = holds;
    }

    /**
     * @param failures why some of its parts could not be finished; empty when all are
     * @param unheard what is told where no part says why there is nothing to build
     */
    void settle(long event, String failures, String unheard) {
        Map<Integer, Integer> builds = builds(event);
        int all = builds.values().stream().mapToInt(Integer::intValue).sum();
        int held = builds.getOrDefault(APPROVAL, 0);
        EventState state = held > 0 || all == 0 && !failures.isEmpty()
                ? EventState.INITIALIZED
                : all > 0 ? EventState.BUILDING : EventState.SKIPPED;
        String what = held > 0
                ? holds.sentence(event, all)
                : all == 0 ? because(event, failures.isEmpty() ? unheard : "") : planned(builds, all);
        String reason = failures.isEmpty() ? what : (what + " Waiting: " + failures).strip();
        String told = EventNotes.append(handle, event, reason);
        boolean known = Announcing.known(handle, event, state.id());
        int updated = handle.createUpdate("""
                        update events set state = :state, state_reason = :reason,
                          dry_run = (cast(:dry as boolean) or dry_run and not exists
                            (select 1 from event_parts p where p.event_id = :id)),
                          time_done = case when :state = 4 then current_timestamp else null end
                        where id = :id and state in (0, 1)
                        """)
                .bind("state", state.id())
                .bind("reason", Text.sentence(told))
                .bind("dry", dry(event))
                .bind("id", event)
                .execute();
        if (updated == 1 && !known) {
            Announcing.event(handle, event);
        }
        EventClosing.close(handle, event);
        handle.afterCommit(
                () -> LOG.atInfo().addKeyValue("event", event).log("event {} is {}: {}", event, state, told));
    }

    private static String planned(Map<Integer, Integer> builds, int all) {
        int dry = builds.getOrDefault(DRY_RUN, 0);
        String planned = Counted.of(all, "build") + " planned";
        return dry == 0 ? planned + "." : planned + (dry == all ? "" : ", " + dry + " of them") + " for a dry run.";
    }

    /** The number of builds by what holds them; what has ended waits for nobody's approval. */
    private Map<Integer, Integer> builds(long event) {
        Map<Integer, Integer> builds = new TreeMap<>();
        handle.createQuery("""
                        select held, count(*) from
                          (select case when b.held = 1 and b.state <> 4 then 0 else b.held end as held from
                            (select distinct build_id from build_causes where event_id = :event) c
                            join builds b on b.id = c.build_id) x
                        group by held
                        """)
                .bind("event", event)
                .map((row, context) -> builds.put(row.getInt(1), row.getInt(2)) == null)
                .list();
        return builds;
    }

    /** Whether it is a dry run as a whole: no part that is carried out has builds, or may get any. */
    private boolean dry(long event) {
        Map<Integer, Integer> modes = new TreeMap<>();
        handle.createQuery("select mode, status from event_parts where event_id = :event")
                .bind("event", event)
                .map((row, context) -> modes.merge(row.getInt(1), row.getInt(2) == 2 ? 0 : 1, Integer::sum))
                .list();
        return modes.containsKey(1) && modes.getOrDefault(0, 0) == 0;
    }

    private String because(long event, String unheard) {
        String said = handle
                .createQuery(
                        "select reason from event_parts where event_id = :event and status = 2 and reason is not null order by content_type")
                .bind("event", event)
                .mapTo(String.class)
                .list()
                .stream()
                .distinct()
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? unheard : said;
    }
}
