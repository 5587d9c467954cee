package io.freshmaker.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The related images of bundles that requests put in the place of others. */
public final class Overrides {

    private static final String NONE = "{}";

    private final Database database;

    public Overrides(Database database) {
        this.database = database;
    }

    /** Those that were asked for with a build, a JSON object; empty where there is no such build. */
    public Optional<String> of(long build) {
        List<Optional<String>> found = database.read(handle -> found(handle, build));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        found.stream().flatMap(Optional::stream).findFirst().orElse(NONE));
    }

    /** Whether some were asked for with a build. */
    static boolean any(Handle handle, long build) {
        return found(handle, build).stream().anyMatch(Optional::isPresent);
    }

    private static List<Optional<String>> found(Handle handle, long build) {
        return handle.createQuery("""
                        select e.overrides from builds b
                          left join build_causes c on c.build_id = b.id
                          left join events e on (e.id = b.event_id or e.id = c.event_id) and e.overrides is not null
                        where b.id = :build order by e.id
                        """)
                .bind("build", build)
                .map((row, context) -> Optional.ofNullable(row.getString(1)))
                .list();
    }
}
