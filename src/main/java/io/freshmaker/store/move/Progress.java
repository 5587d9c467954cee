package io.freshmaker.store.move;

import io.freshmaker.plan.Counted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/** Tells of each table once its rows are read. */
final class Progress {

    private final Map<String, Long> rows;
    private final Deque<String> untold;
    private final Consumer<String> told;

    Progress(Map<String, Long> rows, Consumer<String> told) {
        this.rows = rows;
        this.untold = new ArrayDeque<>(rows.keySet());
        this.told = told;
    }

    /** A row of this table comes: all before it are read. */
    void reach(String table) {
        while (!untold.isEmpty() && !untold.peek().equals(table)) {
            tell();
        }
    }

    void finish() {
        while (!untold.isEmpty()) {
            tell();
        }
    }

    private void tell() {
        String table = untold.remove();
        long count = rows.get(table);
        told.accept(table + ": " + Counted.of(count, "row"));
    }
}
