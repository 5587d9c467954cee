package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The builds that a cancellation is about, as far as they have not ended. Whoever reads it holds the slots of all build
 * systems, so that nothing is begun, planned or joined meanwhile.
 *
 * @param ending those that end
 * @param kept those that another event goes on to need
 */
record CancelScope(List<Target> ending, List<Target> kept) {

    private static final int BUILD = 0;
    private static final int PLANNED = 4;

    private static final String TARGET =
            "select b.id, b.state, b.system, b.artifact_type, b.name, b.stream," + " b.canceled_by, s.id, s.step, ";

    private static final String OPEN = " left join submissions s on s.build_id = b.id and s.step <> 5 where ";

    CancelScope {
        ending = List.copyOf(ending);
        kept = List.copyOf(kept);
    }

    /**
     * One of them.
     *
     * @param canceledBy who asked for its end before; null for nobody
     * @param submission what its build system is asked, or null
     * @param step of the submission
     * @param other an event that needs it too and has not ended; null for none
     */
    record Target(
            long id,
            int state,
            String system,
            Artifact artifact,
            String canceledBy,
            Long submission,
            int step,
            Long other) {

        static Target of(ResultSet row) throws SQLException {
            return new Target(
                    row.getLong(1),
                    row.getInt(2),
                    row.getString(3),
                    new Artifact(row.getString(4), row.getString(5), row.getString(6)),
                    row.getString(7),
                    row.getObject(8, Long.class),
                    row.getInt(9),
                    row.getObject(10, Long.class));
        }

        boolean begun() {
            return state == BUILD;
        }

        /** Whether it had not ended when it was read. */
        boolean open() {
            return begun() || state == PLANNED;
        }

        String label() {
            return "build " + id + " (" + artifact.label() + ")";
        }
    }

    /** What an event is a cause of; the submissions of what ends stay as they are until the commit. */
    static CancelScope ofEvent(Handle handle, long event) {
        CancelScope scope = readEvent(handle, event);
        return locked(handle, scope.ending()) ? readEvent(handle, event) : scope;
    }

    private static CancelScope readEvent(Handle handle, long event) {
        List<Target> ending = new ArrayList<>();
        List<Target> kept = new ArrayList<>();
        handle.createQuery(TARGET + """
                          (select min(o.event_id) from build_causes o join events e on e.id = o.event_id
                           where o.build_id = b.id and o.event_id <> :event and e.state in (0, 1))
                        from (select distinct build_id from build_causes where event_id = :event) c
                          join builds b on b.id = c.build_id
                        """ + OPEN + "b.state + 0 in (0, 4) order by b.id")
                .bind("event", event)
                .map((row, context) -> Target.of(row))
                .list()
                .forEach(target -> (target.other() == null ? ending : kept).add(target));
        return new CancelScope(ending, kept);
    }

    /** Those of these builds that there are, also what has ended; their submissions stay as they are until the commit. */
    static List<Target> ofBuilds(Handle handle, Collection<Long> builds) {
        List<Target> targets = readBuilds(handle, builds);
        return locked(handle, targets) ? readBuilds(handle, builds) : targets;
    }

    private static List<Target> readBuilds(Handle handle, Collection<Long> builds) {
        List<Target> targets = new ArrayList<>();
        Chunks.of(builds)
                .forEach(chunk -> targets.addAll(handle.createQuery(
                                TARGET + "cast(null as bigint) from builds b" + OPEN + "b.id in (<ids>) order by b.id")
                        .bindList("ids", chunk)
                        .map((row, context) -> Target.of(row))
                        .list()));
        return targets;
    }

    /** @return whether there was anything to lock, so that it may have moved before that */
    private static boolean locked(Handle handle, List<Target> targets) {
        Set<Long> builds = new HashSet<>();
        targets.stream().filter(Target::begun).forEach(target -> builds.add(target.id()));
        boolean any = !builds.isEmpty();
        // What ends while its lock is waited for may have a next attempt, which is locked in turn.
        while (any && !lockOpen(handle, builds)) {
            continue;
        }
        return any;
    }

    private static boolean lockOpen(Handle handle, Set<Long> builds) {
        List<Long> open = new ArrayList<>();
        Chunks.of(builds)
                .forEach(chunk -> open.addAll(
                        handle.createQuery("select id from submissions where build_id in (<ids>) and step <> 5")
                                .bindList("ids", chunk)
                                .mapTo(Long.class)
                                .list()));
        PreparedBatch lock = handle.prepareBatch("update submissions set step = step where id = :id and step <> 5");
        open.stream().sorted().forEach(id -> lock.bind("id", id).add());
        if (open.isEmpty()) {
            return true;
        }
        int found = 0;
        for (int each : lock.execute()) {
            found += each;
        }
        return found == open.size();
    }
}
