package io.freshmaker.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Somebody named an id that nothing has; the message says which ids there are. */
public final class UnknownId extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private UnknownId(String sentence) {
        super(sentence);
    }

    /** There is no such event. */
    static UnknownId event(Handle handle, long id) {
        return of(handle, "events", "event", id, "");
    }

    /**
     * There is no such build.
     *
     * @param more how the command that named it takes events, with a blank before it
     */
    static UnknownId build(Handle handle, long id, String more) {
        return of(handle, "builds", "build", id, more);
    }

    private static UnknownId of(Handle handle, String table, String what, long id, String more) {
        Optional<Long> newest = handle.createQuery("select max(id) from <table>")
                .define("table", table)
                .mapTo(Long.class)
                .findOne();
        return new UnknownId("There is no " + what + " " + id
                + newest.map(last -> "; the newest one is " + last + ", and /api/2/" + table
                                + "/ lists those that are kept." + more)
                        .orElse(", nor any other yet: is this the database of the service that you mean"
                                + " (freshmaker.data, freshmaker.db.url)?"));
    }
}
