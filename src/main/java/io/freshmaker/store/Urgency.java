package io.freshmaker.store;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Puts builds first that an urgent cause joins, and all that they wait for, whoever planned it. */
final class Urgency {

    private Urgency() {}

    /** @param builds those that the urgent plan shares with earlier ones; what is begun stays as it is */
    static void raise(Handle handle, Collection<Long> builds) {
        SortedSet<Long> raised = new TreeSet<>();
        Chunks.of(builds)
                .forEach(chunk -> raised.addAll(handle.createQuery("""
                        with recursive needed (id) as (
                          select id from builds where id in (<ids>)
                          union
                          select d.prerequisite_id from needed n join build_dependencies d on d.build_id = n.id)
                        select b.id from needed n join builds b on b.id = n.id where b.state = 4 and b.urgent = false
                        """)
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .list()));
        Chunks.of(raised)
                .forEach(chunk -> handle.createUpdate(
                                "update builds set urgent = true where id in (<ids>) and state = 4")
                        .bindList("ids", chunk)
                        .execute());
    }
}
