package io.freshmaker.store;

import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers and names of the types of events and builds; content types add to them while we run. Thread-safe. */
public final class TypeNames {

    private final Database database;

    public TypeNames(Database database) {
        this.database = database;
    }

    public SortedMap<Integer, String> ofEvents() {
        return read("select id, name from event_types");
    }

    public SortedMap<Integer, String> ofBuilds() {
        return read("select id, name from build_types");
    }

    private SortedMap<Integer, String> read(String sql) {
        SortedMap<Integer, String> names = new TreeMap<>();
        database.read(handle -> handle.createQuery(sql)
                .map((row, context) -> names.put(row.getInt(1), row.getString(2)))
                .list());
        return names;
    }
}
