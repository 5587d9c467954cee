package io.freshmaker.store;

import io.freshmaker.compose.ComposeStep;
import io.freshmaker.store.ComposeBuilds.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Gives builds that are tried again the composes that they need: those that are still there, or others. */
final class RetriedComposes {

    private final ComposeRenewal renewal;

    RetriedComposes(Waiting waiting) {
        this.renewal = new ComposeRenewal(new ComposeBuilds(waiting));
    }

    /**
     * Does it for builds that ended. Their numbers of what they wait for are counted anew by the caller afterwards.
     */
    void renew(Handle handle, Collection<Long> builds) {
        SortedMap<Long, List<Open>> needed = new TreeMap<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("""
                        select compose_id, build_id, usable from build_composes
                        where build_id in (<ids>) and replaced = false order by build_id
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> needed.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                                .add(new Open(row.getLong(2), false, row.getBoolean(3), false, 0)))
                        .list());
        needed.forEach((compose, waiting) -> renew(handle, compose, waiting));
    }

    private void renew(Handle handle, long compose, List<Open> builds) {
        ComposeRows.lock(handle, compose);
        boolean living = PlannedComposes.lockLiving(handle, compose).isPresent();
        if (!living) {
            renewal.renew(handle, compose, 1, Duration.ZERO, null, builds);
            return;
        }
        boolean kept = ComposeRows.read(handle, compose).step() == ComposeStep.KEEP;
        ComposeBuilds.usable(handle, compose, kept, builds);
    }
}
