package io.freshmaker.sandbox;

import java.util.List;

/**
 * Who is behind a bearer token.
 *
 * @param groups only a member of {@code packager} may submit
 * @param scopes what the token may be used for; all of {@link #SCOPES} are needed
 */
public record Account(String user, List<String> groups, List<String> scopes) {

    /** The scopes that MBS asks for. */
    public static final List<String> SCOPES = List.of(
            "openid", "https://id.fedoraproject.org/scope/groups", "https://mbs.fedoraproject.org/oidc/submit-build");

    static final String GROUP = "packager";

    public Account {
        groups = List.copyOf(groups);
        scopes = List.copyOf(scopes);
    }

    /** One who may submit builds. */
    public static Account packager(String user) {
        return new Account(user, List.of(GROUP), SCOPES);
    }
}
