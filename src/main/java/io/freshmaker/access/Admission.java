package io.freshmaker.access;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What is decided when it was found out who makes a request, or that nobody said so. Pure. */
public final class Admission {

    private static final int LONGEST_NAME = 200;

    private final Members members;
    private final boolean closed;

    /** @param closed whether only those read who are known */
    public Admission(Members members, boolean closed) {
        this.members = members;
        this.closed = closed;
    }

    /** Whether only those read who are known. */
    boolean closed() {
        return closed;
    }

    /** Whether a name can be stored and shown as it is. */
    static boolean proper(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.equals(name.strip())
                && name.codePoints().noneMatch(Admission::unseen);
    }

    /** Whether a character is not seen, or turns others around: two names that look the same would not be. */
    private static boolean unseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /**
     * Somebody who is known.
     *
     * @throws NotAdmitted when its roles are not enough
     */
    Identity known(String name, Collection<String> groups, Permission permission) {
        var identity = new Identity(name, true, members.roles(name, groups));
        if (!identity.may(permission)) {
            throw NotAdmitted.forbidden("This needs " + needed(permission.roles()) + "; you have "
                    + (identity.roles().isEmpty() ? "no role" : words(identity.roles()))
                    + ". Ask an administrator of Freshmaker for it.");
        }
        return identity;
    }

    private static String needed(Set<Role> roles) {
        return (roles.size() == 1 ? "the role " : "one of the roles ") + words(roles);
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
    }

    /**
     * Somebody who did not say who it is.
     *
     * @param challenge see {@link NotAdmitted#unknown}
     * @param remedy how to say it
     * @throws NotAdmitted unless reading is enough
     */
    Identity unknown(Permission permission, String challenge, String remedy) {
        if (permission == Permission.READ && !closed) {
            return Identity.NOBODY;
        }
        String why = permission == Permission.READ ? "Reading" : "Changing anything";
        throw NotAdmitted.unknown(challenge, why + " here needs to know who you are: " + remedy);
    }
}
