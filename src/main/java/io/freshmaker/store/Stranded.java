package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Builds of build systems that were taken out of the configuration: they wait, and go on when theirs is back. */
public final class Stranded {

    private static final int PLANNED = 4;

    private final Database database;
    private final Waiting waiting;

    public Stranded(Database database, Waiting waiting) {
        this.database = database;
        this.waiting = waiting;
    }

    /** Says on those in flight what they wait for, and takes it back where that is over: for a start. */
    public void explain() {
        database.transact(handle -> {
            List<String> systems = handle.createQuery("select distinct system from builds where state = 0")
                    .mapTo(String.class)
                    .list();
            systems.forEach(system -> explain(handle, system));
            return null;
        });
    }

    private void explain(Handle handle, String system) {
        Optional<String> gone = waiting.gone(system);
        String now = gone.orElse(system + " is configured again: the next step is taken now.");
        handle.createUpdate("""
                        update builds set state_reason = :now
                        where state = 0 and system = :system and (%s state_reason = :gone)
                        """.formatted(gone.isPresent() ? "not" : ""))
                .bind("now", now)
                .bind("system", system)
                .bind("gone", Waiting.unconfigured(system))
                .execute();
    }

    /** Builds that wait for composes, when there is nobody to make them. */
    private void composes(Map<String, int[]> counts) {
        database.read(handle -> handle.createQuery("""
                        select case when b.state = 4 then 1 else 0 end, count(distinct b.id) from composes c
                          join build_composes n on n.compose_id = c.id join builds b on b.id = n.build_id
                        where c.step in (0, 1, 2) and n.usable = false and n.replaced = false and b.state + 0 in (0, 4)
                        group by case when b.state = 4 then 1 else 0 end
                        """)
                .map((row, context) ->
                        counts.computeIfAbsent(Composes.ODCS, system -> new int[2])[row.getInt(1)] = row.getInt(2))
                .list());
    }

    /** How many builds wait for which setting; empty when none does. */
    public Optional<String> sentence() {
        Map<String, int[]> counts = new TreeMap<>();
        database.read(handle -> handle.createQuery(
                        "select system, state, count(*) from builds where state in (0, 4)" + " group by system, state")
                .map((row, context) -> {
                    int[] count = counts.computeIfAbsent(row.getString(1), system -> new int[2]);
                    count[row.getInt(2) == PLANNED ? 1 : 0] = row.getInt(3);
                    return true;
                })
                .list());
        if (waiting.gone(Composes.ODCS).isPresent()) {
            composes(counts);
        }
        List<String> words = counts.entrySet().stream()
                .filter(each -> waiting.gone(each.getKey()).isPresent())
                .map(each -> Waiting.unconfigured(each.getKey()) + " Builds that wait for it: " + each.getValue()[1]
                        + " planned, " + each.getValue()[0] + " in flight.")
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }
}
