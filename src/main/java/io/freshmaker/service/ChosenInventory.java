package io.freshmaker.service;

import io.freshmaker.inventory.InventoryBuilds;
import io.freshmaker.plan.Counted;
import io.freshmaker.settings.Db;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The inventory that a question is answered from, and what it is in words: a file, that of the configured database, or
 * where that can't be read the one of the samples. Nothing is written to any.
 */
final class ChosenInventory implements AutoCloseable {

    private final EmbeddedDatabase files;
    private final Database database;
    private final boolean configured;
    private final String words;

    private ChosenInventory(EmbeddedDatabase files, Database database, boolean configured, String words) {
        this.files = files;
        this.database = database;
        this.configured = configured;
        this.words = words;
    }

    /** @throws io.freshmaker.content.MistakesException when the file can't be used */
    static ChosenInventory open(Settings settings, Home home, Optional<Path> file) {
        if (file.isPresent()) {
            return of(file.get(), "");
        }
        try {
            return settings.db().embedded() ? embedded(settings) : external(settings.db());
        } catch (RuntimeException e) {
            return of(SampleInventory.path(home), e.getMessage() + " Instead: ");
        }
    }

    private static ChosenInventory of(Path file, String before) {
        InventoryBuilds builds = SampleInventory.builds(file);
        return new ChosenInventory(
                null, Rehearsal.knowing(builds), false, before + file + ", " + Counted.of(builds.size(), "build"));
    }

    private static ChosenInventory embedded(Settings settings) {
        Path data = settings.data().toAbsolutePath();
        if (!Files.exists(data.resolve("db").resolve("freshmaker.script"))) {
            throw new IllegalStateException("There is no database in " + data + " (freshmaker.data) yet.");
        }
        EmbeddedDatabase files = taken(settings.data());
        try {
            return new ChosenInventory(
                    files,
                    Database.reading(files.url() + ";files_readonly=true;readonly=true", "SA", ""),
                    true,
                    "the database in " + data);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static EmbeddedDatabase taken(Path data) {
        try {
            return new EmbeddedDatabase(data);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The database in " + data.toAbsolutePath() + " is in use by another process; what"
                            + " './freshmaker inventory export FILE' writes there can be given as --inventory FILE.",
                    e);
        }
    }

    private static ChosenInventory external(Db db) {
        return new ChosenInventory(
                null,
                Database.reading(db.url().value(), db.user(), db.password().value()),
                true,
                "the database " + db.url());
    }

    Database database() {
        return database;
    }

    /** Whether it is the one that a service with this configuration uses. */
    boolean configured() {
        return configured;
    }

    /** What it is, and why it is not the configured one where that was wanted. */
    String words() {
        return words;
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
