package io.freshmaker.access;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param name as it is stored with what is asked for
 * @param known whether somebody vouches for the name; otherwise nobody said who it is
 * @param roles what it may have done
 */
public record Identity(String name, boolean known, Set<Role> roles) {

    /** Somebody who did not say who it is, and may only read. */
    public static final Identity NOBODY = new Identity("anonymous", false, Set.of());

    public Identity {
        roles = Set.copyOf(roles);
    }

    /** Whether it may have everything done, also to what others asked for. */
    public boolean admin() {
        return roles.contains(Role.ADMIN);
    }

    /** Whether one of its roles is enough. */
    public boolean may(Permission permission) {
        return permission.roles().isEmpty() || permission.roles().stream().anyMatch(roles::contains);
    }
}
