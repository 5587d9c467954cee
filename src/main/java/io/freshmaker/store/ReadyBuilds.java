package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The planned builds that wait for nothing but a slot. Of each target only the first are read, by the index: it takes as
 * many statements as there are targets, however many builds wait for one that is full.
 */
final class ReadyBuilds {

    /** Written so that HSQLDB does not look for what has no time to wait for, which is nearly every build. */
    private static final String READY = """
            select id, target from builds
            where state = 4 and held = 0 and waiting_for = 0 and system = :system and urgent = :urgent and <targets>
              and coalesce(not_before, current_timestamp) <= current_timestamp
            order by state, held, waiting_for, system, urgent, target, id limit :most
            """;

    private final Handle handle;
    private final String system;
    private final boolean urgent;

    /** @param urgent whether only the urgent ones are meant, or only the others */
    ReadyBuilds(Handle handle, String system, boolean urgent) {
        this.handle = handle;
        this.system = system;
        this.urgent = urgent;
    }

    /** @param target empty where there is none */
    record Ready(long id, String target) {}

    /** The oldest {@code most} of each target and of what has none, the oldest first. */
    List<Ready> oldest(int most) {
        List<Ready> oldest = new ArrayList<>(untargeted(most));
        for (List<Ready> next = next("", most); !next.isEmpty(); ) {
            oldest.addAll(next);
            next = next(next.get(0).target(), most);
        }
        oldest.sort(Comparator.comparingLong(Ready::id));
        return oldest;
    }

    /** HSQLDB goes through all that are ready to find these by a condition; but its index has them first. */
    private List<Ready> untargeted(int most) {
        String targets = Database.isPostgres(handle) ? "target is null" : "1 = 1";
        return read(query(targets), most).stream()
                .filter(build -> build.target().isEmpty())
                .toList();
    }

    /** Those of the first target after this one; none when it is the last. */
    private List<Ready> next(String after, int most) {
        List<Ready> next = read(query("target > :after").bind("after", after), most);
        return next.stream()
                .filter(build -> build.target().equals(next.get(0).target()))
                .toList();
    }

    private Query query(String targets) {
        return handle.createQuery(READY).define("targets", targets);
    }

    private List<Ready> read(Query query, int most) {
        return query.bind("system", system)
                .bind("urgent", urgent)
                .bind("most", most)
                .map((row, context) -> new Ready(row.getLong(1), Objects.requireNonNullElse(row.getString(2), "")))
                .list();
    }
}
