package io.freshmaker.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has which role: by name, or by a group that one is in. Names are compared letter by letter. */
public final class Members {

    /** Who has one role. */
    public record Named(List<String> users, List<String> groups) {

        public Named {
            users = List.copyOf(users);
            groups = List.copyOf(groups);
        }
    }

    private final Map<Role, Named> byRole;

    /** @param byRole a role that is missing is nobody's */
    public Members(Map<Role, Named> byRole) {
        this.byRole = Map.copyOf(byRole);
    }

    /** The roles of a user. */
    Set<Role> roles(String user, Collection<String> groups) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        byRole.forEach((role, named) -> {
            if (named.users().contains(user) || named.groups().stream().anyMatch(groups::contains)) {
                roles.add(role);
            }
        });
        return roles;
    }
}
