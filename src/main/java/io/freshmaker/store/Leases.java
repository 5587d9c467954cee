package io.freshmaker.store;

import org.jdbi.v3.core.Handle;

/** What processes have taken to work on for a while, such as messages and submissions, and work that one replica does alone. */
public final class Leases {

    private final Database database;

    public Leases(Database database) {
        this.database = database;
    }

    /**
     * Frees everything that is taken: for a database that one process has alone, where whoever took it is gone. Among
     * several replicas {@link Replica#beat} does it, for those that are gone.
     */
    public void releaseAll() {
        database.transact(handle -> {
            handle.execute("delete from replicas");
            return handle.execute("update inbox set leased_until = null where state = 0 and leased_until is not null")
                    + handle.execute(
                            "update submissions set leased_until = null where step <> 5 and leased_until is not null")
                    + handle.execute(
                            "update signings set leased_until = null where state = 0 and leased_until is not null")
                    + handle.execute(
                            "update composes set leased_until = null where step <> 4 and leased_until is not null");
        });
    }

    /**
     * Frees what was taken by a replica that is no longer there. What is due later
     * stays so: a request that was under way is looked for when it can't be running any more.
     *
     * @return how many
     */
    static int releaseOfTheGone(Handle handle) {
        return handle.execute("""
                        update inbox set leased_until = null
                        where state = 0 and leased_until is not null and leased_by is not null
                          and not exists (select 1 from replicas r where r.id = inbox.leased_by)
                        """) + handle.execute("""
                        update submissions set leased_until = null
                        where step <> 5 and leased_until is not null and leased_by is not null
                          and not exists (select 1 from replicas r where r.id = submissions.leased_by)
                        """) + handle.execute("""
                        update signings set leased_until = null
                        where state = 0 and leased_until is not null and leased_by is not null
                          and not exists (select 1 from replicas r where r.id = signings.leased_by)
                        """) + handle.execute("""
                        update composes set leased_until = null
                        where step <> 4 and leased_until is not null and leased_by is not null
                          and not exists (select 1 from replicas r where r.id = composes.leased_by)
                        """);
    }

    /** Gives a replica the lease of that name unless another has it, and answers whether it has it now. */
    static boolean take(Handle handle, String replica, String name) {
        handle.createUpdate("""
                        insert into leases (name, replica_id)
                        select cast(:name as varchar(100)), r.id from replicas r
                        where r.id = :replica and not exists (select 1 from leases l where l.name = :name)
                        """).bind("name", name).bind("replica", replica).execute();
        return handle.createQuery("select count(*) from leases where name = :name and replica_id = :replica")
                        .bind("name", name)
                        .bind("replica", replica)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /** Keeps a replica's lease from being given to another until this transaction ends; false when it has it no more. */
    static boolean keep(Handle handle, String replica, String name) {
        return handle.createUpdate("update leases set taken_at = taken_at where name = :name and replica_id = :replica")
                        .bind("name", name)
                        .bind("replica", replica)
                        .execute()
                == 1;
    }
}
