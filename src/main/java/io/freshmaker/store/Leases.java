package io.freshmaker.store;

/** What processes have taken to work on for a while. */
public final class Leases {

    private final Database database;

    public Leases(Database database) {
        this.database = database;
    }

    /**
     * Frees everything that is taken: for a database that one process has alone, where whoever took it is gone. With
     * several replicas leases run out instead.
     */
    public void releaseAll() {
        database.transact(
                handle -> handle.execute(
                                "update inbox set leased_until = null where state = 0 and leased_until is not null")
                        + handle.execute(
                                "update submissions set leased_until = null where step <> 5 and leased_until is not null"));
    }
}
