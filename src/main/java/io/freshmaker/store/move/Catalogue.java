package io.freshmaker.store.move;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The tables that make up the state, as the database itself lists them: a table or column that a migration adds belongs
 * to the state unless it is named here.
 */
final class Catalogue {

    /** What belongs to one database and its processes, and means nothing in another. */
    static final Set<String> LEFT_OUT = Set.of("schema_history", "imports", "replicas", "leases", "slots");

    /** Claims of processes that do not come along. */
    static final Set<String> LEFT_OUT_COLUMNS = Set.of("leased_until", "leased_by");

    private final Map<String, Table> byName;

    private Catalogue(Map<String, Table> byName) {
        this.byName = byName;
    }

    /** Reads it from the database that the handle is connected to. */
    static Catalogue of(Handle handle) {
        Map<String, Table> found = new TreeMap<>();
        var metadata = new Metadata(handle.getConnection());
        metadata.tables().stream()
                .filter(name -> !LEFT_OUT.contains(name))
                .forEach(name -> found.put(name, metadata.table(name, LEFT_OUT_COLUMNS)));
        return new Catalogue(sorted(found));
    }

    /** What a row refers to comes before it; beyond that the alphabet decides, so that all databases agree. */
    private static Map<String, Table> sorted(Map<String, Table> tables) {
        Map<String, Table> sorted = new LinkedHashMap<>();
        while (sorted.size() < tables.size()) {
            Table next = tables.values().stream()
                    .filter(table -> !sorted.containsKey(table.name()))
                    .filter(table -> sorted.keySet().containsAll(table.needs()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The tables "
                            + tables.keySet().stream()
                                    .filter(name -> !sorted.containsKey(name))
                                    .toList()
                            + " refer to each other in a circle, or to one that is left out of exports."));
            sorted.put(next.name(), next);
        }
        return sorted;
    }

    /** All tables, each after those that its rows refer to. */
    List<Table> tables() {
        return new ArrayList<>(byName.values());
    }

    /** The table of that name; null when there is none. */
    Table table(String name) {
        return byName.get(name);
    }
}
