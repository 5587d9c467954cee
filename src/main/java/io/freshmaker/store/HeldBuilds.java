package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Shortlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What is planned and not submitted because people wanted it so, or have to look at it first. */
public final class HeldBuilds {

    private static final int NAMED = 5;

    private final Database database;
    private final PauseSwitch pauses;

    public HeldBuilds(Database database, PauseSwitch pauses) {
        this.database = database;
        this.pauses = pauses;
    }

    /** Pauses and held builds with what to do about them, or that there are none. */
    public String sentence() {
        return database.read(handle -> {
            List<String> words = new ArrayList<>(pauses.sentences(handle));
            approval(handle, words);
            storm(handle, words);
            return words.isEmpty() ? "No build is held." : String.join(" ", words);
        });
    }

    private static void approval(Handle handle, List<String> words) {
        Map<Long, Integer> events = new TreeMap<>();
        handle.createQuery("select event_id, count(*) from builds where state = 4 and held = 1 group by event_id")
                .map((row, context) -> events.put(row.getLong(1), row.getInt(2)) == null)
                .list();
        if (!events.isEmpty()) {
            int all = events.values().stream().mapToInt(Integer::intValue).sum();
            List<String> commands = events.keySet().stream()
                    .map(event -> "./freshmaker approve " + event)
                    .toList();
            words.add(count(all) + " held until approved: " + Shortlist.of(commands, NAMED) + ".");
        }
    }

    private static void storm(Handle handle, List<String> words) {
        List<String> held = handle.createQuery(
                        "select name, stream, event_id from builds where state = 4 and held = 2 order by id")
                .map((row, context) ->
                        row.getString(1) + ":" + row.getString(2) + " (./freshmaker approve " + row.getLong(3) + ")")
                .list();
        if (!held.isEmpty()) {
            words.add(count(held.size()) + " held, rebuilt too often: " + Shortlist.of(held, NAMED) + ".");
        }
    }

    private static String count(int builds) {
        return Counted.of(builds, "build is", "builds are");
    }
}
