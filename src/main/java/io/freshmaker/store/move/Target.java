package io.freshmaker.store.move;

import io.freshmaker.store.Database;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The database that a state is put into: what must not be there, and what the service would do anyway. */
final class Target {

    /** Longer than a replica stays silent. */
    private static final int ALIVE_SECONDS = 60;

    private final Database database;
    private final boolean postgres;
    private final Catalogue catalogue;

    Target(Database database) {
        this.database = database;
        this.postgres = database.read(Database::isPostgres);
        this.catalogue = database.read(Catalogue::of);
    }

    boolean postgres() {
        return postgres;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** @throws IllegalStateException when a service uses it */
    void requireUnused() {
        List<String> alive = database.read(
                handle -> new Metadata(handle.getConnection()).tables().contains("replicas")
                        ? alive(handle, Database.now(handle).minusSeconds(ALIVE_SECONDS))
                        : List.of());
        if (!alive.isEmpty()) {
            throw new IllegalStateException("The database is in use by " + String.join(", ", alive)
                    + ": stop these services. One that was killed counts for a minute.");
        }
    }

    private static List<String> alive(Handle handle, OffsetDateTime since) {
        return handle.createQuery("select name from replicas where seen_at > :since order by name")
                .bind("since", since)
                .mapTo(String.class)
                .list();
    }

    /** @throws IllegalStateException when it has a state already */
    void requireEmpty() {
        for (String table : List.of("events", "inbox")) {
            if (database.read(handle -> handle.createQuery("select id from " + table + " order by id limit 1")
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent())) {
                throw new IllegalStateException("This database has rows in " + table + ", and a state is imported into"
                        + " an empty one only: set freshmaker.data to a new directory, or freshmaker.db.url to a new"
                        + " database.");
            }
        }
    }

    /** Removes what migrations, a first start, or an import that was broken off have put into the tables. */
    void clear() {
        List<Table> tables = catalogue.tables();
        database.transact(handle -> {
            if (postgres) {
                return handle.execute("truncate table "
                        + tables.stream().map(Table::name).collect(Collectors.joining(", ")) + " restart identity");
            }
            for (int i = tables.size() - 1; i >= 0; i--) {
                handle.execute("truncate table " + tables.get(i).name() + " restart identity and commit no check");
            }
            return 0;
        });
    }

    /** Lets new rows get ids after the highest that there is. */
    void continueIds() {
        catalogue
                .tables()
                .forEach(table -> table.identity()
                        .ifPresent(id -> database.transact(handle -> {
                            long highest = handle.createQuery("select coalesce(max(<id>), 0) from <table>")
                                    .define("id", id.name())
                                    .define("table", table.name())
                                    .mapTo(Long.class)
                                    .one();
                            return handle.execute("alter table " + table.name() + " alter column " + id.name()
                                    + " restart with " + (highest + 1));
                        })));
    }
}
