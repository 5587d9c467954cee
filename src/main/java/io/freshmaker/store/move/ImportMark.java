package io.freshmaker.store.move;

import io.freshmaker.store.Database;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The row that says that an import is under way, or was broken off: nothing else may use such a database. */
public final class ImportMark {

    private static final int LONGEST = 1_000;
    private static final int MINUTE = 60;

    private final Database database;

    public ImportMark(Database database) {
        this.database = database;
    }

    private record Open(String file, OffsetDateTime startedAt, long unseen) {}

    /** @throws IllegalStateException when the database holds a part of a state only, with what to do */
    public void requireWhole() {
        open().ifPresent(open -> {
            throw new IllegalStateException("This database holds a part of a state only: the import of " + open.file()
                    + ", begun at " + open.startedAt().toInstant() + ", did not end. Import it again, which begins"
                    + " anew, or use an empty database.");
        });
    }

    /** Whether an import was broken off. */
    boolean broken() {
        return open().isPresent();
    }

    private Optional<Open> open() {
        return database.read(handle -> handle.createQuery("select * from imports where open_mark = 1")
                .map((row, context) -> {
                    OffsetDateTime seen = row.getObject("seen_at", OffsetDateTime.class);
                    return new Open(
                            row.getString("file_name"),
                            row.getObject("started_at", OffsetDateTime.class),
                            Database.now(handle).toEpochSecond() - seen.toEpochSecond());
                })
                .findOne());
    }

    /**
     * Sets it for a new import, in the place of one that was broken off.
     *
     * @param shared whether another process may import into the same database
     * @throws IllegalStateException when another import is under way
     */
    void begin(Path file, String program, boolean shared) {
        open().filter(open -> shared && open.unseen() < MINUTE).ifPresent(open -> {
            throw new IllegalStateException("An import of " + open.file() + " is under way, last seen " + open.unseen()
                    + " s ago: wait until it ends, or a minute if it was killed.");
        });
        String name = file.toString();
        database.transact(handle -> {
            handle.execute("delete from imports where open_mark = 1");
            return handle.createUpdate(
                            "insert into imports (file_name, program, open_mark) values (:file, :program, 1)")
                    .bind("file", name.substring(Math.max(0, name.length() - LONGEST)))
                    .bind("program", program)
                    .execute();
        });
    }

    /** Says that the import goes on. */
    static void keep(Handle handle) {
        handle.execute("update imports set seen_at = current_timestamp where open_mark = 1");
    }

    /** The import failed, and nobody needs to wait for it. */
    void abandon() {
        database.transact(handle -> handle.execute(
                "update imports set seen_at = current_timestamp - interval '1' hour where open_mark = 1"));
    }

    /** The state is whole. */
    void end() {
        database.transact(handle ->
                handle.execute("update imports set open_mark = null, done_at = current_timestamp where open_mark = 1"));
    }
}
