package io.freshmaker.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How Koji knows us.
 *
 * @param user for a password
 * @param tls our client certificate, and whom we trust
 * @param principal for Kerberos
 * @param keytab the file with the principal's keys
 */
public record KojiLogin(Kind kind, String user, Secret password, Tls tls, String principal, Optional<Path> keytab) {

    /** The ways to log in. */
    public enum Kind {
        /** Nothing but reading. */
        NONE,
        /** For hubs of tests: real ones store no passwords. */
        PASSWORD,
        CERTIFICATE,
        KERBEROS
    }

    static KojiLogin read(Url url, Values values) {
        String auth = values.read("freshmaker.koji.auth", Forms.oneOf("none", "password", "certificate", "kerberos"));
        Kind kind = Kind.valueOf(
                (auth.matches("none|password|certificate|kerberos") ? auth : "none").toUpperCase(Locale.ROOT));
        var login = new KojiLogin(
                kind,
                values.read("freshmaker.koji.user", Forms.text()),
                values.read("freshmaker.koji.password", Forms.secret()),
                Tls.read("freshmaker.koji.tls", values),
                values.read("freshmaker.koji.kerberos.principal", Forms.text()),
                values.read("freshmaker.koji.kerberos.keytab", Forms.file()));
        login.check(url, values);
        return login;
    }

    private void check(Url url, Values values) {
        String auth = "freshmaker.koji.auth";
        if (kind != Kind.NONE && url.isEmpty()) {
            values.clash(
                    auth, "freshmaker.koji.url", "name the hub to log in at as freshmaker.koji.url, or write none.");
        }
        if (kind == Kind.PASSWORD && user.isEmpty()) {
            values.clash("freshmaker.koji.user", auth, "name the user that the password is of.");
        }
        if (kind == Kind.CERTIFICATE && tls.keyStore().isEmpty()) {
            values.clash("freshmaker.koji.tls.key-store", auth, "name the file with our certificate.");
        }
        if (kind == Kind.CERTIFICATE && !url.value().startsWith("https:") && !url.isEmpty()) {
            values.clash("freshmaker.koji.url", auth, "a certificate is only asked for over TLS; write https://.");
        }
        if (kind == Kind.KERBEROS && principal.isEmpty()) {
            values.clash(
                    "freshmaker.koji.kerberos.principal", auth, "name the principal, such as freshmaker@EXAMPLE.ORG.");
        }
        if (kind == Kind.KERBEROS && keytab.isEmpty()) {
            values.clash("freshmaker.koji.kerberos.keytab", auth, "name the file with the principal's keys.");
        }
    }
}
