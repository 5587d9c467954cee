package io.freshmaker.service;

import io.freshmaker.settings.Db;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.DatabaseNotOpened;
import io.freshmaker.store.EmbeddedDatabase;
import io.freshmaker.store.Room;
import io.freshmaker.store.move.ImportMark;
import java.nio.file.Files;
import java.nio.file.Path;

/** The database that the settings name, and the lock on its files where it is the embedded one. */
public final class ChosenDatabase implements AutoCloseable {

    private final EmbeddedDatabase files;
    private final Database database;

    private ChosenDatabase(EmbeddedDatabase files, Database database) {
        this.files = files;
        this.database = database;
    }

    /**
     * Opens it and brings its tables up to date.
     *
     * @throws IllegalStateException when that can't be done, with the setting to look at and the driver's reason
     */
    public static ChosenDatabase open(Settings settings) {
        ChosenDatabase chosen = opened(settings);
        if (settings.announce().on()) {
            chosen.database.announce();
        }
        return chosen;
    }

    private static ChosenDatabase opened(Settings settings) {
        Db db = settings.db();
        if (!db.embedded()) {
            return new ChosenDatabase(null, external(db));
        }
        var files = new EmbeddedDatabase(settings.data());
        try {
            files.holding(Runtime.getRuntime().maxMemory());
            return new ChosenDatabase(files, new Database(files.url(), "SA", "", db.pool(), Room.in(settings.data())));
        } catch (DatabaseNotOpened e) {
            files.close();
            throw new IllegalStateException(
                    "The database in " + settings.data().toAbsolutePath() + " can't be opened: " + e.getMessage()
                            + " Set freshmaker.data to another directory, or freshmaker.db.url to another database.",
                    e);
        }
    }

    private static Database external(Db db) {
        try {
            return new Database(db.url().value(), db.user(), db.password().value(), db.pool());
        } catch (DatabaseNotOpened e) {
            throw new IllegalStateException(
                    "The database of freshmaker.db.url, " + db.url() + ", can't be opened: " + e.getMessage()
                            + (e.refused() ? " Check freshmaker.db.user and freshmaker.db.password." : ""),
                    e);
        }
    }

    /**
     * Looks for the files of the embedded database, without making any.
     *
     * @throws IllegalStateException when the data directory has none; a mistyped or relative one looks like that
     */
    public static void requireThere(Settings settings) {
        Path data = settings.data().toAbsolutePath();
        if (settings.db().embedded() && !Files.exists(data.resolve("db").resolve("freshmaker.script"))) {
            throw new IllegalStateException("There is no database in " + data + " (freshmaker.data) yet, and no service"
                    + " runs there: name the data directory of the service, with --config or -D freshmaker.data=DIR.");
        }
    }

    /** The open database. */
    public Database database() {
        return database;
    }

    /** @throws IllegalStateException when an import was broken off, which leaves a part of a state only */
    public void requireWhole() {
        new ImportMark(database).requireWhole();
    }

    /** Whether this process has the database for itself. */
    boolean embedded() {
        return files != null;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            if (files != null) {
                files.close();
            }
        }
    }
}
