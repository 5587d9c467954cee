package io.freshmaker.store;

import io.freshmaker.submit.Pace;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** How many more builds may be in flight at a build system, in all and for each target. */
final class FreeSlots {

    private final Map<String, Integer> flying;
    private final int targetBudget;
    private int left;

    private FreeSlots(Map<String, Integer> flying, Pace pace) {
        this.flying = flying;
        this.targetBudget = pace.targetBudget();
        this.left = pace.budget()
                - flying.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Counts what is in flight; a build that waits for its next try keeps its slot. */
    static FreeSlots of(Handle handle, Pace pace) {
        Map<String, Integer> flying = new HashMap<>();
        handle.createQuery("select target, count(*) from builds where state = 0 and system = :system group by target")
                .bind("system", pace.system())
                .map((row, context) ->
                        flying.put(Objects.requireNonNullElse(row.getString(1), ""), row.getInt(2)) == null)
                .list();
        return new FreeSlots(flying, pace);
    }

    /** How many more in all; none where more are in flight than may be. */
    int left() {
        return Math.max(0, left);
    }

    /**
     * Takes a slot.
     *
     * @param target empty where there is none
     * @return false when there is none for this target
     */
    boolean take(String target) {
        boolean free =
                left > 0 && (targetBudget == 0 || target.isEmpty() || flying.getOrDefault(target, 0) < targetBudget);
        if (free) {
            left--;
            flying.merge(target, 1, Integer::sum);
        }
        return free;
    }
}
