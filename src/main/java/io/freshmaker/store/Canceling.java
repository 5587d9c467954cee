package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.store.CancelScope.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends events and builds before they have ended by themselves; told in sentences. What is planned ends at once, what was
 * sent ends where it runs; what has ended stays as it is, so that asking twice does no harm.
 */
public final class Canceling {

    private static final Logger LOG = LoggerFactory.getLogger(Canceling.class);
    private static final String ACTION = "cancel";

    private final Database database;
    private final Waiting waiting;
    private final Builds builds;

    public Canceling(Database database, Waiting waiting, Builds builds) {
        this.database = database;
        this.waiting = waiting;
        this.builds = builds;
    }

    /**
     * Ends an event at once, with those of its builds that no other event needs.
     *
     * @param reason may be empty
     * @throws UnknownId when there is no such event
     * @throws NotTheirs when somebody else asked for it
     */
    public List<String> event(long event, Asker asker, String reason) {
        List<String> told = database.transact(handle -> {
            EventCancel found = EventCancel.of(handle, event);
            Ownership.requireEvent(handle, asker, event);
            if (!found.open()) {
                return List.of(found.ended());
            }
            found.endPlanning(handle);
            Slots.lockAll(handle);
            // Somebody else may have been faster until now.
            EventCancel still = EventCancel.of(handle, event);
            return List.of(still.open() ? end(handle, still, asker, reason) : still.ended());
        });
        LOG.atInfo()
                .addKeyValue("event", event)
                .log("event {}: cancel by {}: {}", event, asker.name(), String.join(" ", told));
        return told;
    }

    private String end(Handle handle, EventCancel event, Asker asker, String reason) {
        CancelScope scope = CancelScope.ofEvent(handle, event.id());
        CancelRequest request = CancelRows.request(asker, reason);
        var rows = new CancelRows(handle, waiting, request);
        List<Long> all = scope.ending().stream().map(Target::id).toList();
        rows.release(all);
        rows.hold(scope.kept());
        Set<Target> ended = new LinkedHashSet<>(
                rows.stop(scope.ending().stream().filter(Target::begun).toList()));
        scope.ending().stream().filter(target -> !target.begun()).forEach(ended::add);
        List<String> words = words(ended.size(), all.size() - ended.size());
        words.addAll(KeptBuilds.of(handle, scope.kept()).sentences(handle, event.id()));
        builds.canceledAlone(handle, ended.stream().map(Target::id).sorted().toList(), request.done(""));
        String told =
                event.end(handle, request, words.isEmpty() ? "No build of it was under way." : String.join(" ", words));
        event.announce(handle, all);
        asker.note(handle, ACTION, event.id(), null, told);
        return "Event " + event.id() + " is canceled: " + told;
    }

    private static List<String> words(int ended, int running) {
        List<String> parts = new ArrayList<>();
        if (ended > 0) {
            parts.add(Counted.of(ended, "build is", "builds are") + " canceled.");
        }
        if (running > 0) {
            parts.add(Counted.of(running, "build was", "builds were") + " under way, and "
                    + (running == 1 ? "is canceled where it ran." : "are canceled where they ran."));
        }
        return parts;
    }

    /**
     * Ends builds, and all that waits for them, whichever event that is for.
     *
     * @param reason may be empty
     * @throws UnknownId when there is no such build
     * @throws NotTheirs when somebody else asked for one of them, or for what waits for it
     */
    public List<String> builds(List<Long> ids, Asker asker, String reason) {
        Collection<Long> wanted = new TreeSet<>(ids);
        List<String> told = database.transact(handle -> {
            Slots.lockAll(handle);
            List<Target> targets = CancelScope.ofBuilds(handle, wanted);
            Set<Long> unknown = new TreeSet<>(wanted);
            targets.forEach(target -> unknown.remove(target.id()));
            if (!unknown.isEmpty()) {
                throw UnknownId.build(
                        handle, unknown.iterator().next(), " An event is canceled by its id without --build.");
            }
            Ownership.requireBuilds(handle, asker, wanted);
            Ownership.requireBuilds(handle, asker, JointEnd.waitingFor(handle, wanted));
            var rows = new CancelRows(handle, waiting, CancelRows.request(asker, reason));
            return targets.stream()
                    .map(target -> end(handle, target, rows, asker, reason))
                    .toList();
        });
        LOG.info("cancel of builds {} by {}: {}", wanted, asker.name(), String.join(" ", told));
        return told;
    }

    private String end(Handle handle, Target target, CancelRows rows, Asker asker, String reason) {
        if (target.canceledBy() != null && target.begun()) {
            return target.label() + " is being canceled already, asked for by " + target.canceledBy() + ".";
        }
        if (target.begun() && rows.stop(List.of(target)).isEmpty()) {
            String told = target.label() + " is being canceled at " + target.system() + ".";
            asker.note(handle, ACTION, null, target.id(), Asker.words(List.of(told), reason));
            return told;
        }
        String words = CancelRows.request(asker, reason).done("");
        boolean first = builds.canceled(handle, target.id(), words);
        if (!first && !target.open()) {
            return target.label() + " has ended, and stays as it is.";
        }
        String told = target.label()
                + (first ? " is canceled, and all that waits for it." : " is canceled with what it waits for.");
        asker.note(handle, ACTION, null, target.id(), Asker.words(List.of(told), reason));
        return told;
    }
}
