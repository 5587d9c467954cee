package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.BuildOutcome;
import io.freshmaker.build.BuildState;
import io.freshmaker.build.RebuildFailure;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Finds what of many builds that fail for one reason failed first, and what waits for them. */
final class JointEnd {

    private JointEnd() {}

    /**
     * Those of these builds that wait for none of the others.
     *
     * @return by id, each with the sentence for what waits for it
     */
    static SortedMap<Long, String> roots(Handle handle, Collection<Long> builds, String reason) {
        Set<Long> all = new HashSet<>(builds);
        Set<Long> behind = new HashSet<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery(
                                "select build_id, prerequisite_id from build_dependencies where build_id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> all.contains(row.getLong(2)) && behind.add(row.getLong(1)))
                        .list());
        List<Long> first = builds.stream().filter(id -> !behind.contains(id)).toList();
        SortedMap<Long, String> roots = new TreeMap<>();
        Chunks.of(first)
                .forEach(chunk -> handle.createQuery(
                                "select id, artifact_type, name, stream from builds where id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> {
                            var label = new Artifact(row.getString(2), row.getString(3), row.getString(4)).label();
                            var outcome = new BuildOutcome(label, BuildState.FAILED, reason);
                            return roots.put(row.getLong(1), RebuildFailure.because(outcome)) == null;
                        })
                        .list());
        return roots;
    }

    /** What is planned and waits for any of these builds itself, with the sentence that it gets from there. */
    static SortedMap<Long, String> behind(Handle handle, Map<Long, String> ended) {
        SortedMap<Long, String> behind = new TreeMap<>();
        Chunks.of(ended.keySet())
                .forEach(chunk -> handle.createQuery("""
                        select d.build_id, d.prerequisite_id from build_dependencies d
                          join builds b on b.id = d.build_id
                        where d.prerequisite_id in (<ids>) and b.state + 0 = 4 order by d.prerequisite_id
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> behind.putIfAbsent(row.getLong(1), ended.get(row.getLong(2))) == null)
                        .list());
        return behind;
    }

    /** What is planned and waits for any of these builds, however many are in between. */
    static SortedSet<Long> waitingFor(Handle handle, Collection<Long> builds) {
        SortedSet<Long> waiting = new TreeSet<>();
        Chunks.of(builds)
                .forEach(chunk -> waiting.addAll(handle.createQuery("""
                        with recursive waiting (id) as (
                          select build_id from build_dependencies where prerequisite_id in (<ids>)
                          union
                          select d.build_id from waiting w join build_dependencies d on d.prerequisite_id = w.id)
                        select b.id from waiting w join builds b on b.id = w.id where b.state + 0 = 4
                        """)
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .list()));
        return waiting;
    }
}
