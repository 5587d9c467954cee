package io.freshmaker.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Tells which of our builds made what there is. Only reads. */
public final class BuildOrigins {

    private static final int DONE = 1;

    private final Database database;

    public BuildOrigins(Database database) {
        this.database = database;
    }

    /**
     * Of builds by NVR, in words: {@code by build 12 of event 5, done 2017-11-24 10:31 UTC}. What somebody else built is
     * missing.
     */
    public Map<String, String> of(Collection<String> nvrs) {
        Map<String, String> origins = new HashMap<>();
        Chunks.of(nvrs)
                .forEach(chunk -> database.read(handle -> handle.createQuery("""
                        select rebuilt_nvr, id, event_id, time_completed, state from builds
                        where rebuilt_nvr in (<nvrs>) order by id
                        """)
                        .bindList("nvrs", chunk)
                        .map((row, context) -> row.getInt(5) == DONE ? origins.put(row.getString(1), words(row)) : null)
                        .list()));
        return origins;
    }

    private static String words(ResultSet row) throws SQLException {
        return "by build " + row.getLong(2) + " of event " + row.getLong(3) + ", done "
                + Moments.minute(row.getObject(4, OffsetDateTime.class));
    }
}
