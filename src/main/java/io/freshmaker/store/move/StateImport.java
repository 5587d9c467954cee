package io.freshmaker.store.move;

import io.freshmaker.plan.Counted;
import io.freshmaker.store.Database;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Puts an exported state into an empty database. The whole file is checked before anything changes; while rows are
 * stored, a mark keeps everybody from using the half of a state.
 */
public final class StateImport {

    private final Database database;
    private final ImportMark mark;

    public StateImport(Database database) {
        this.database = database;
        this.mark = new ImportMark(database);
    }

    /**
     * Reads it all.
     *
     * @param file an absolute path
     * @param progress gets a sentence for each table that is read
     * @return the number of rows
     * @throws BrokenFile when the file is not whole or none for this program; nothing has changed then
     * @throws IllegalStateException when the database is in use, not empty, or refuses a row
     */
    public long read(Path file, Consumer<String> progress) {
        var target = new Target(database);
        target.requireUnused();
        if (!mark.broken()) {
            target.requireEmpty();
        }
        try {
            Header header = checked(file, target.catalogue());
            mark.begin(file, header.program(), target.postgres());
            fill(file, target, progress);
            return header.total();
        } catch (NoSuchFileException e) {
            throw new BrokenFile(file + ": there is no such file.");
        } catch (EOFException | ZipException e) {
            throw new BrokenFile(file + " is not whole: its compressed text ends or breaks too early. Was it cut while"
                    + " it was copied? Fetch it again, or export again.");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private void fill(Path file, Target target, Consumer<String> progress) throws IOException {
        boolean whole = false;
        try {
            target.clear();
            load(file, target, progress);
            target.continueIds();
            whole = true;
        } finally {
            if (!whole) {
                mark.abandon();
            }
        }
        mark.end();
    }

    private Header checked(Path file, Catalogue catalogue) throws IOException {
        try (var state = new StateFile(file)) {
            Header header = state.header();
            String schema = database.read(Database::schema);
            if (header.format() != Header.FORMAT || !header.schema().equals(schema)) {
                throw new BrokenFile(file + " was written by version " + header.program() + " with schema "
                        + header.schema() + ", and this program has schema " + schema
                        + ". Import it with the version that wrote it into an empty database: a later version brings"
                        + " the tables of that database up to date when it starts.");
            }
            state.each(header, catalogue, (table, row) -> {});
            return header;
        }
    }

    private void load(Path file, Target target, Consumer<String> progress) throws IOException {
        var loading = new Loading(database, target.postgres(), ImportMark::keep);
        try (var state = new StateFile(file)) {
            Header header = state.header();
            var told = new Progress(header.rows(), progress);
            state.each(header, target.catalogue(), (table, row) -> {
                told.reach(table.name());
                loading.take(table, row);
            });
            Map<String, Long> changed = loading.finish();
            told.finish();
            changed.forEach((column, texts) -> progress.accept(column + ": in " + Counted.of(texts, "text")
                    + " characters that PostgreSQL can't store became U+FFFD"));
        }
    }
}
