package io.freshmaker.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which composes builds wait for, in words: two statements, however many builds there are. */
final class AwaitedComposes {

    private AwaitedComposes() {}

    /** @param builds some hundred at most; those that wait for no compose are not in the answer */
    static Map<Long, Collection<String>> of(Handle handle, List<Long> builds) {
        if (builds.isEmpty()) {
            return Map.of();
        }
        SortedMap<Long, Set<Long>> awaited = new TreeMap<>();
        Set<Long> composes = new TreeSet<>();
        handle.createQuery("""
                        select build_id, compose_id from build_composes
                        where build_id in (<ids>) and usable = false and replaced = false
                        """)
                .bindList("ids", builds)
                .map((row, context) -> composes.add(row.getLong(2))
                        | awaited.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                                .add(row.getLong(2)))
                .list();
        Map<Long, String> words = ComposeWords.of(handle, composes);
        Map<Long, Collection<String>> said = new HashMap<>();
        awaited.forEach((build, needed) ->
                said.put(build, needed.stream().map(words::get).toList()));
        return said;
    }
}
