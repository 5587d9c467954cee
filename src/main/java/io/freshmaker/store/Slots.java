package io.freshmaker.store;

import org.jdbi.v3.core.Handle;

/** The lock under which a build system's planned builds are begun, and under which plans join them. */
final class Slots {

    private Slots() {}

    /** Takes the locks of all build systems, in the order of their names. */
    static void lockAll(Handle handle) {
        handle.createQuery("select system from slots order by system")
                .mapTo(String.class)
                .list()
                .forEach(system -> lock(handle, system));
    }

    /** Waits until no other transaction has the lock; it is held until the end of this one. */
    static void lock(Handle handle, String system) {
        int known = handle.createUpdate("update slots set taken = taken + 1 where system = :system")
                .bind("system", system)
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into slots (system) values (:system)")
                    .bind("system", system)
                    .execute();
        }
    }
}
