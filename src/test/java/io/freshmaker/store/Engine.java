package io.freshmaker.store;

import java.util.UUID;

/** A kind of database that the service runs on, which makes empty ones for tests. */
public interface Engine {

    /** Makes an empty database of that name, a lower-case word, and gives its JDBC URL with all that it takes. */
    String create(String name);

    /** Removes it with all that is in it; nobody has it open any more. */
    void drop(String name);

    /** Gives a database with all tables and their first rows, and nothing else; it is to be given back. */
    default Place migrated() {
        Place place = empty();
        Migrated.on(this).fill(place.url());
        return place;
    }

    /** Takes back what was given; nobody has it open any more. */
    default void giveBack(Place place) {
        drop(place.name());
    }

    /** Makes an empty database of a name that no other has. */
    default Place empty() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        return new Place(name, create(name));
    }

    /** The PostgreSQL server of that JDBC URL. */
    static Engine server(String url) {
        return new PostgresEngine(() -> url);
    }

    /** HSQLDB in memory, which is there at no cost. */
    static Engine embedded() {
        return new EmbeddedEngine();
    }

    /** Where a database is: its name, and its JDBC URL. */
    record Place(String name, String url) {}
}
