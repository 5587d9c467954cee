package io.freshmaker.store;

import io.freshmaker.build.Hold;
import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Shortlist;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the held builds of an event go, or goes through them without submitting anything; told in sentences. */
public final class Approval {

    private static final Logger LOG = LoggerFactory.getLogger(Approval.class);
    private static final int NAMED = 5;

    private final Database database;
    private final Waiting waiting;
    private final Holds holds;

    public Approval(Database database, Waiting waiting, Holds holds) {
        this.database = database;
        this.waiting = waiting;
        this.holds = holds;
    }

    /**
     * Approves what is held of an event. What was approved before stays so.
     *
     * @param reason may be empty
     * @param dryRun whether its builds shall end without being submitted
     * @throws NotTheirs when somebody else asked for it
     * @throws IllegalStateException when there is no such event, nothing of it is held and nothing was, or it can't be a dry run
     */
    public List<String> approve(long event, Asker asker, String reason, boolean dryRun) {
        String by = asker.name();
        List<String> told = database.transact(handle -> {
            HeldPlan found = HeldPlan.of(handle, event);
            Ownership.requireEvent(handle, asker, event);
            found.systems(handle).forEach(system -> Slots.lock(handle, system));
            // Somebody else may have been faster until now.
            HeldPlan plan = HeldPlan.of(handle, event);
            List<Long> held = Holds.planned(handle, event, "b.held in (1, 2)");
            if (held.isEmpty()) {
                return nothing(plan);
            }
            List<String> sentences = dryRun ? dry(handle, plan, by) : release(handle, plan, by, held);
            asker.note(handle, "approve", event, null, Asker.words(sentences, reason));
            return sentences;
        });
        LOG.atInfo().addKeyValue("event", event).log("event {}: approve by {}: {}", event, by, String.join(" ", told));
        return told;
    }

    private static List<String> nothing(HeldPlan plan) {
        if (plan.approvedAt() == null) {
            throw new IllegalStateException(
                    "Nothing of event " + plan.id() + " waits for an approval: " + plan.reason());
        }
        return List.of("Event " + plan.id() + " was approved before, by " + plan.approvedBy() + ", "
                + Moments.minute(plan.approvedAt()) + "; nothing of it is held now.");
    }

    private List<String> release(Handle handle, HeldPlan plan, String by, List<Long> held) {
        sign(handle, plan, by);
        List<String> labels = plan.labels(handle);
        int released = holds.release(handle, held, true);
        // What of it is not held now is not to be held later either.
        Chunks.of(Holds.planned(handle, plan.id(), "b.approved = false"))
                .forEach(chunk -> handle.createUpdate("update builds set approved = true where id in (<ids>)")
                        .bindList("ids", chunk)
                        .execute());
        return List.of("Event " + plan.id() + ": " + Counted.of(released, "build") + " released: "
                + Shortlist.of(labels, NAMED) + ".");
    }

    private List<String> dry(Handle handle, HeldPlan plan, String by) {
        plan.requireUntouched(handle);
        List<Long> builds = handle.createQuery(
                        "select id from builds where event_id = :event and state = 4 order by id")
                .bind("event", plan.id())
                .mapTo(Long.class)
                .list();
        giveUpComposes(handle, builds);
        handle.createUpdate("""
                        update builds set held = :dry, planned_key = null, not_before = null
                        where event_id = :event and state = 4
                        """)
                .bind("dry", Hold.DRY_RUN.id())
                .bind("event", plan.id())
                .execute();
        handle.createUpdate("update event_parts set mode = 1 where event_id = :event")
                .bind("event", plan.id())
                .execute();
        sign(handle, plan, by);
        waiting.explain(handle, builds);
        handle.createUpdate("update events set state = 1, dry_run = true, state_reason = :reason where id = :event")
                .bind(
                        "reason",
                        EventNotes.append(
                                handle, plan.id(), Counted.of(builds.size(), "build") + " planned for a dry run."))
                .bind("event", plan.id())
                .execute();
        Announcing.event(handle, plan.id());
        return List.of("Event " + plan.id() + " is a dry run: its " + Counted.of(builds.size(), "build")
                + " end without being submitted.");
    }

    /** Nobody asks for composes of what is not submitted: builds that wait for some would never end. */
    private static void giveUpComposes(Handle handle, List<Long> builds) {
        SortedSet<Long> composes = new TreeSet<>();
        Chunks.of(builds)
                .forEach(chunk -> composes.addAll(handle.createQuery("select distinct compose_id from build_composes"
                                + " where build_id in (<ids>) and replaced = false")
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .list()));
        if (composes.isEmpty()) {
            return;
        }
        composes.forEach(compose -> ComposeRows.lock(handle, compose));
        PreparedBatch given = handle.prepareBatch("update build_composes set replaced = true where build_id = :id");
        PreparedBatch waits = handle.prepareBatch("""
                update builds set waiting_for = (select count(*) from build_dependencies d
                  join builds p on p.id = d.prerequisite_id where d.build_id = :id and p.state <> 1)
                where id = :id
                """);
        builds.forEach(build -> {
            given.bind("id", build).add();
            waits.bind("id", build).add();
        });
        given.execute();
        waits.execute();
    }

    private static void sign(Handle handle, HeldPlan plan, String by) {
        handle.createUpdate("update events set approved_at = current_timestamp, approved_by = :by where id = :event")
                .bind("by", Text.cut(by, 200))
                .bind("event", plan.id())
                .execute();
    }
}
