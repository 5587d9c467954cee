package io.freshmaker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Pauses build systems and lets them go on; each is told in sentences. */
public final class Pausing {

    private final Database database;
    private final Waiting waiting;

    public Pausing(Database database, Waiting waiting) {
        this.database = database;
        this.waiting = waiting;
    }

    /**
     * Has a build system get nothing from now on. One that is paused already stays as it is.
     *
     * @param system empty for all of them
     * @param reason may be empty
     * @throws IllegalArgumentException when there is no such build system, with those that there are
     */
    public List<String> pause(String system, Asker asker, String reason) {
        return database.transact(handle -> {
            List<String> systems = systems(handle, system);
            String name = system.isEmpty() ? PauseSwitch.ALL : system;
            // Whoever begins builds at this moment ends first.
            systems.forEach(each -> Slots.lock(handle, each));
            boolean fresh = PauseSwitch.rows(handle).stream()
                    .noneMatch(row -> row.system().equals(name));
            if (fresh) {
                handle.createUpdate("insert into pauses (system, paused_by, reason) values (:system, :by, :reason)")
                        .bind("system", name)
                        .bind("by", Text.cut(asker.name(), 200))
                        .bind("reason", Text.cut(reason, 1000))
                        .execute();
                systems.forEach(each -> waiting.explainPause(handle, each));
            }
            List<String> told = new ArrayList<>(PauseSwitch.rows(handle).stream()
                    .filter(row -> row.system().equals(name))
                    .map(row -> (fresh ? "" : "Already: ") + row.sentence())
                    .toList());
            if (fresh) {
                asker.note(handle, "pause", null, null, String.join(" ", told));
            }
            told.add("What was sent before is still followed; ./freshmaker resume"
                    + (system.isEmpty() ? "" : " " + system) + " ends the pause.");
            return told;
        });
    }

    /**
     * Has a build system get its builds again.
     *
     * @param system empty for all of them
     * @throws IllegalArgumentException when there is no such build system, with those that there are
     * @throws IllegalStateException when that one can't go on alone, with the reason
     */
    public List<String> resume(String system, Asker asker) {
        return database.transact(handle -> {
            List<String> systems = systems(handle, system);
            List<PauseSwitch.Row> rows = PauseSwitch.rows(handle);
            List<String> ended = rows.stream()
                    .map(PauseSwitch.Row::system)
                    .filter(name -> system.isEmpty() || name.equals(system))
                    .toList();
            ended.forEach(name -> handle.createUpdate("delete from pauses where system = :system")
                    .bind("system", name)
                    .execute());
            systems.forEach(each -> waiting.explainPause(handle, each));
            rows.stream()
                    .filter(row -> !system.isEmpty() && row.system().equals(PauseSwitch.ALL))
                    .findFirst()
                    .ifPresent(row -> {
                        throw new IllegalStateException(
                                row.sentence() + " ./freshmaker resume, without a name, ends that for all.");
                    });
            List<String> told = ended.isEmpty()
                    ? List.of((system.isEmpty() ? "No build system" : system)
                            + (system.isEmpty() ? " was paused." : " was not paused."))
                    : ended.stream()
                            .map(name -> (name.equals(PauseSwitch.ALL) ? "Every build system" : name) + " goes on.")
                            .toList();
            if (!ended.isEmpty()) {
                asker.note(handle, "resume", null, null, String.join(" ", told));
            }
            return told;
        });
    }

    /** The one that is named, or all that are known. */
    private static List<String> systems(Handle handle, String system) {
        var known = new TreeSet<>(handle.createQuery("select system from slots")
                .mapTo(String.class)
                .list());
        known.addAll(handle.createQuery("select distinct system from builds where state = 4")
                .mapTo(String.class)
                .list());
        if (system.isEmpty()) {
            return List.copyOf(known);
        }
        if (!known.contains(system)) {
            throw new IllegalArgumentException(
                    "There is no build system '" + system + "'; there are: " + String.join(", ", known) + ".");
        }
        return List.of(system);
    }
}
