package io.freshmaker.store;

import org.jdbi.v3.core.Handle;

/** The lock under which a build system's planned builds are begun, and under which plans join them. */
final class Slots {

    private Slots() {}

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
