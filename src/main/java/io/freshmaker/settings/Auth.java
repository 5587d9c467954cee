package io.freshmaker.settings;

import java.util.List;
import java.util.Locale;

/**
 * Who may do what with the REST API.
 *
 * @param everywhere for {@link Kind#NONE}: whether everybody may have everything changed, not only who is on this machine
 * @param closed whether only those read who are known
 */
public record Auth(
        Kind kind,
        boolean everywhere,
        boolean closed,
        RoleNames admin,
        RoleNames manualRebuilder,
        RoleNames asyncRebuilder,
        Oidc oidc,
        AuthProxy proxy,
        PasswordPlace basic) {

    private static final String KEY = "freshmaker.auth";

    /** How it is known who makes a request. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** By a bearer token of an issuer of OpenID Connect. */
        OIDC,
        /** A proxy in front of us says it. */
        PROXY,
        /** By a name and a password from a file. */
        BASIC;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who has a role. */
    public record RoleNames(List<String> users, List<String> groups) {

        static RoleNames read(String prefix, Values values) {
            return new RoleNames(
                    values.read(prefix + ".users", Forms.list()), values.read(prefix + ".groups", Forms.list()));
        }

        private boolean nobody() {
            return users.isEmpty() && groups.isEmpty();
        }
    }

    static Auth read(Values values) {
        String word = values.read(KEY, Forms.oneOf("none", "oidc", "proxy", "basic"));
        Kind kind = Kind.valueOf(word.toUpperCase(Locale.ROOT));
        var auth = new Auth(
                kind,
                values.read(KEY + ".none.everywhere", Forms.oneOf("true", "false"))
                        .equals("true"),
                values.read(KEY + ".read", Forms.oneOf("open", "closed")).equals("closed"),
                RoleNames.read(KEY + ".admin", values),
                RoleNames.read(KEY + ".manual-rebuilder", values),
                RoleNames.read(KEY + ".async-rebuilder", values),
                Oidc.read(kind == Kind.OIDC, values),
                AuthProxy.read(kind == Kind.PROXY, values),
                PasswordPlace.read(kind == Kind.BASIC, values));
        auth.check(values);
        return auth;
    }

    private void check(Values values) {
        if (everywhere && kind != Kind.NONE) {
            values.clash(KEY + ".none.everywhere", KEY, "it goes with none alone; write false, or remove it.");
        }
        if (everywhere && closed) {
            values.clash(
                    KEY + ".read",
                    KEY + ".none.everywhere",
                    "nobody is kept from reading where everybody may change everything; write open, or set"
                            + " freshmaker.auth.");
        }
        if (kind == Kind.NONE && anyRole()) {
            values.clash(
                    KEY,
                    KEY + ".admin.users",
                    "roles are given to people, and nobody is known; write oidc, proxy or basic, or remove the roles.");
        }
    }

    /** Whether somebody has a role; otherwise nobody can have anything changed over HTTP. */
    public boolean anyRole() {
        return !(admin.nobody() && manualRebuilder.nobody() && asyncRebuilder.nobody());
    }
}
