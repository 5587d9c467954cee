package io.freshmaker.inventory;

import io.freshmaker.store.Database;
import java.util.List;
import java.util.Map;

/** Tells how far the inventory is filled. */
public final class InventoryProgress {

    private final Database database;

    public InventoryProgress(Database database) {
        this.database = database;
    }

    /** Each source with what was learned from it, in a sentence for people. */
    public String sentence() {
        List<String> sources = database.read(handle -> handle.createQuery(
                        "select name, state, learned, last_problem from inventory_sources order by name")
                .mapToMap()
                .map(InventoryProgress::sentence)
                .list());
        return sources.isEmpty() ? "It has never been filled; plans wait for it." : String.join("; ", sources) + ".";
    }

    private static String sentence(Map<String, Object> source) {
        boolean filled = ((Number) source.get("state")).intValue() == 2;
        Object problem = source.get("last_problem");
        return source.get("learned") + " builds from " + source.get("name")
                + (filled ? ", filled" : ", being filled; plans wait for it")
                + (problem == null ? "" : " (last problem: " + problem + ")");
    }
}
