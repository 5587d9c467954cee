package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Shortlist;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The composes that builds wait for at the moment. */
public final class ComposesUnderWay {

    private static final int NAMED = 3;

    private final Database database;

    public ComposesUnderWay(Database database) {
        this.database = database;
    }

    /** How many there are, how far the first of them have come, and how many builds wait for each. */
    public String sentence() {
        return database.read(handle -> {
            Map<Long, Integer> builds = new TreeMap<>();
            handle.createQuery("""
                            select c.id, count(*) from composes c
                              join build_composes n on n.compose_id = c.id and n.usable = false and n.replaced = false
                              join builds b on b.id = n.build_id
                            where c.step in (0, 1, 2) and b.state + 0 in (0, 4) group by c.id
                            """)
                    .map((row, context) -> builds.put(row.getLong(1), row.getInt(2)) == null)
                    .list();
            if (builds.isEmpty()) {
                return "No build waits for a compose.";
            }
            Map<Long, String> words = ComposeWords.of(handle, builds.keySet());
            List<String> named = builds.entrySet().stream()
                    .map(each -> words.get(each.getKey()) + " (" + Counted.of(each.getValue(), "build") + ")")
                    .toList();
            return Counted.of(builds.size(), "compose is", "composes are") + " waited for: "
                    + Shortlist.of(named, NAMED) + ".";
        });
    }
}
