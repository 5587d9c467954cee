package io.freshmaker.access;

import java.util.EnumSet;
import java.util.Set;

/** What an operation of the API asks of whoever calls it. */
public enum Permission {
    /** Anybody, unless reading is closed: then anybody who is known. */
    READ(EnumSet.noneOf(Role.class)),
    /** Rebuilding by update, rpms or names, and what belongs to it: ending, trying again. */
    REBUILD(EnumSet.of(Role.ADMIN, Role.MANUAL_REBUILDER)),
    /** Rebuilding images by name from a branch. */
    REBUILD_ASYNC(EnumSet.of(Role.ADMIN, Role.ASYNC_REBUILDER)),
    /** What concerns the whole installation. */
    ADMINISTER(EnumSet.of(Role.ADMIN));

    private final Set<Role> roles;

    Permission(Set<Role> roles) {
        this.roles = roles;
    }

    /** The roles of which one is enough; none where no role is needed. */
    public Set<Role> roles() {
        return Set.copyOf(roles);
    }
}
