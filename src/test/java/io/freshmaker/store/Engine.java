package io.freshmaker.store;

/** A kind of database that the service runs on, which makes empty ones for tests. */
public interface Engine {

    /** Makes an empty database of that name, a lower-case word, and gives its JDBC URL with all that it takes. */
    String create(String name);

    /** Removes it with all that is in it; nobody has it open any more. */
    void drop(String name);

    /** The PostgreSQL server of that JDBC URL. */
    static Engine server(String url) {
        return new PostgresEngine(() -> url);
    }

    /** HSQLDB in memory, which is there at no cost. */
    static Engine embedded() {
        return new EmbeddedEngine();
    }
}
