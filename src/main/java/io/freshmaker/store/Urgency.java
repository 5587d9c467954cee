package io.freshmaker.store;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Puts builds first that an urgent cause joins, and all that they wait for, whoever planned it. */
final class Urgency {

    private final Handle handle;
    private final Waiting waiting;

    Urgency(Handle handle, Waiting waiting) {
        this.handle = handle;
        this.waiting = waiting;
    }

    /**
     * None of them waits for other causes any more; what is begun stays as it is.
     *
     * @param builds those that the urgent plan shares with earlier ones
     */
    void raise(Collection<Long> builds) {
        SortedSet<Long> raised = new TreeSet<>();
        Chunks.of(builds)
                .forEach(chunk -> raised.addAll(handle.createQuery("""
                        with recursive needed (id) as (
                          select id from builds where id in (<ids>)
                          union
                          select d.prerequisite_id from needed n join build_dependencies d on d.build_id = n.id)
                        select b.id from needed n join builds b on b.id = n.id
                        where b.state = 4 and (b.urgent = false or b.not_before is not null)
                        """)
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .list()));
        Chunks.of(raised)
                .forEach(chunk -> handle.createUpdate(
                                "update builds set urgent = true, not_before = null where id in (<ids>) and state = 4")
                        .bindList("ids", chunk)
                        .execute());
        waiting.explain(handle, raised);
    }
}
