package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Brakes;
import io.freshmaker.build.Coverage;
import io.freshmaker.build.Hold;
import io.freshmaker.plan.ContentType;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Plan;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.Shipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores a plan: its builds in their order, their causes and the decisions.
 *
 * <p>There is at most one PLANNED build of an artifact stream and target: a build that another event planned and nobody
 * submitted yet is joined, and gets this event's causes beside its own. So does a build that was begun and provably
 * holds the change. The builds of a dry run stand for themselves.
 */
public final class PlanWriter {

    private final Waiting waiting;
    private final Brakes brakes;
    private final BuildTargets targets;

    /** For build systems without targets. */
    public PlanWriter(Waiting waiting, Brakes brakes) {
        this(waiting, brakes, BuildTargets.NONE);
    }

    public PlanWriter(Waiting waiting, Brakes brakes, BuildTargets targets) {
        this.waiting = waiting;
        this.brakes = brakes;
        this.targets = targets;
    }

    /**
     * Writes the plan of a finished part; the decisions also where there is nothing to build.
     *
     * @param arrival when the message came, of the database's clock, and what a person asks for with it
     * @return the ids of the builds that it made
     */
    List<Long> write(Handle handle, long event, Part part, InboxRows.Arrival arrival) {
        Plan plan = part.draft().plan();
        if (plan == null) {
            return List.of();
        }
        boolean dry = dry(part.type(), arrival.request());
        if (!plan.builds().isEmpty() && !dry) {
            Slots.lock(handle, part.type().system());
        }
        Shipped shipped = part.draft().shipped();
        PlannedComposes composes =
                plan.builds().isEmpty() || dry ? PlannedComposes.NONE : PlannedComposes.of(handle, shipped.composes());
        PlanRows rows = rows(handle, event, part, arrival, composes);
        new BuildOrder(handle, waiting).write(plan.builds(), rows);
        List<Long> fresh = fresh(plan, rows);
        List<Long> joined = rows.joined().stream().map(rows.ids()::get).sorted().toList();
        waiting.explain(handle, composes.link(handle, event, part.type().name(), fresh, joined));
        new Urgency(handle, waiting)
                .raise(plan.builds().stream()
                        .filter(build -> shipped.urgent() || build.urgent())
                        .map(PlannedBuild::artifact)
                        .filter(rows.joined()::contains)
                        .map(rows.ids()::get)
                        .toList());
        if (!plan.builds().isEmpty()) {
            EventRpms.write(handle, event, part.type().name(), shipped.rpms());
        }
        var reasons = new PlanReasons(handle, event, part.type().name());
        reasons.causes(plan.builds(), rows);
        reasons.decisions(plan.decisions(), rows);
        return fresh;
    }

    private static List<Long> fresh(Plan plan, PlanRows rows) {
        return plan.builds().stream()
                .map(PlannedBuild::artifact)
                .filter(rows::fresh)
                .map(rows.ids()::get)
                .toList();
    }

    /** Whether what a content type plans for a request is only shown. */
    boolean dry(ContentType type, ManualRequest request) {
        return brakes.dryRun() || type.dryRun() || request.dryRun();
    }

    private PlanRows rows(Handle handle, long event, Part part, InboxRows.Arrival arrival, PlannedComposes composes) {
        boolean dry = dry(part.type(), arrival.request());
        List<PlannedBuild> builds = part.draft().plan().builds();
        String system = part.type().system();
        String target = arrival.request().target();
        Map<Artifact, Coverage.Answer> covered =
                dry || builds.isEmpty() || arrival.request().force()
                        ? Map.of()
                        : new StandingBuilds(
                                        handle,
                                        arrival.received(),
                                        part.draft().shipped(),
                                        each -> targets.of(system, each, target))
                                .covering(part.type().name(), builds);
        List<PlannedBuild> left = builds.stream()
                .filter(build -> !covered.containsKey(build.artifact()))
                .toList();
        Map<Artifact, Long> ids =
                dry ? new HashMap<>() : plannedAlready(handle, left, each -> targets.key(system, each, target));
        Set<Artifact> joined = Set.copyOf(ids.keySet());
        new BuildSources(handle).join(left, ids);
        covered.forEach((artifact, answer) -> ids.put(artifact, answer.by().id()));
        Shipped shipped = part.draft().shipped();
        Hold held = dry ? Hold.DRY_RUN : held(handle, event, left.size());
        var common = new FreshBuilds.Common(
                event,
                system,
                shipped.urgent(),
                held,
                part.type().window().orElse(brakes.hold()),
                composes.open(),
                target);
        Map<Artifact, Long> all =
                new FreshBuilds(handle, waiting, targets).insert(common, builds, new PlanRows(ids, joined, covered));
        return new PlanRows(all, joined, covered);
    }

    /** What is certain to be held is stored so at once: {@link Holds} would have to change each row of a large plan. */
    private Hold held(Handle handle, long event, int planned) {
        return planned > brakes.approvalAbove() && !Holds.approved(handle, event) ? Hold.APPROVAL : Hold.NONE;
    }

    /** The unique key of a planned build for the usual target. */
    static String key(Artifact artifact) {
        return artifact.toString();
    }

    /** Finds the builds to join and locks them, so that none of them is submitted or fails until they are joined. */
    private static Map<Artifact, Long> plannedAlready(
            Handle handle, List<PlannedBuild> builds, Function<Artifact, String> keys) {
        Map<String, Artifact> byKey = new HashMap<>();
        builds.forEach(build -> byKey.put(keys.apply(build.artifact()), build.artifact()));
        Set<Long> known = planned(handle, byKey).keySet();
        Map<Artifact, Long> found = new HashMap<>();
        if (!known.isEmpty()) {
            // In the order in which others lock builds too.
            PreparedBatch lock = handle.prepareBatch("update builds set state = state where id = :id");
            known.forEach(id -> lock.bind("id", id).add());
            lock.execute();
            Map<Long, Artifact> locked = planned(handle, byKey);
            locked.keySet().retainAll(known);
            locked.forEach((id, artifact) -> found.put(artifact, id));
        }
        return found;
    }

    private static SortedMap<Long, Artifact> planned(Handle handle, Map<String, Artifact> byKey) {
        SortedMap<Long, Artifact> planned = new TreeMap<>();
        Chunks.of(byKey.keySet())
                .forEach(keys -> handle.createQuery("select id, planned_key from builds where planned_key in (<keys>)")
                        .bindList("keys", keys)
                        .map((row, context) -> planned.put(row.getLong(1), byKey.get(row.getString(2))) == null)
                        .list());
        return planned;
    }
}
