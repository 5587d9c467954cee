package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.store.CancelScope.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What another event needs of a canceled one, as its sentences tell it.
 *
 * @param going those that go on
 * @param stopping those whose end somebody asked for before
 * @param behind those that are planned, and wait for a build whose end somebody asked for
 */
record KeptBuilds(List<Target> going, List<Target> stopping, List<Target> behind) {

    private static final int NAMED = 5;

    static KeptBuilds of(Handle handle, List<Target> kept) {
        List<Target> going = new ArrayList<>();
        List<Target> behind = new ArrayList<>();
        List<Target> stopping =
                kept.stream().filter(target -> target.canceledBy() != null).toList();
        Set<Long> waiting =
                kept.size() == stopping.size() ? Set.of() : JointEnd.waitingFor(handle, allStopping(handle));
        kept.stream()
                .filter(target -> target.canceledBy() == null)
                .forEach(target -> (waiting.contains(target.id()) ? behind : going).add(target));
        return new KeptBuilds(going, stopping, behind);
    }

    /** Also those that are no build of the event: what was joined may wait for them. */
    private static List<Long> allStopping(Handle handle) {
        return handle.createQuery("select id from builds where state = 0 and canceled_by is not null")
                .mapTo(Long.class)
                .list();
    }

    /** @param event the one that is canceled */
    List<String> sentences(Handle handle, long event) {
        List<String> told = new ArrayList<>();
        tell(told, going, "build goes", "builds go", " on for other events: ", each -> others(handle, event, each));
        tell(
                told,
                stopping,
                "build is",
                "builds are",
                " being canceled already: ",
                each -> " (asked for by " + each.canceledBy() + ")");
        tell(told, behind, "build waits", "builds wait", " for what is being canceled already: ", each -> "");
        return told;
    }

    private static void tell(
            List<String> told,
            List<Target> builds,
            String one,
            String more,
            String what,
            Function<Target, String> remark) {
        if (builds.isEmpty()) {
            return;
        }
        // Only those that are written out are worth a query.
        List<String> labels = new ArrayList<>();
        for (Target each : builds) {
            labels.add(each.artifact().label() + (labels.size() < NAMED ? remark.apply(each) : ""));
        }
        told.add(Counted.of(builds.size(), one, more) + what + Shortlist.of(labels, NAMED) + ".");
    }

    private static String others(Handle handle, long event, Target build) {
        List<String> events = handle.createQuery("""
                        select distinct o.event_id from build_causes o join events e on e.id = o.event_id
                        where o.build_id = :build and o.event_id <> :event and e.state in (0, 1) order by o.event_id
                        """)
                .bind("build", build.id())
                .bind("event", event)
                .mapTo(String.class)
                .list();
        return " (" + (events.size() == 1 ? "event " : "events ") + Shortlist.of(events, NAMED) + ")";
    }
}
