package io.freshmaker.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How ODCS knows us.
 *
 * @param token sent as bearer token
 * @param tls our client certificate, and whom we trust
 * @param principal for Kerberos
 * @param keytab the file with the principal's keys
 */
public record OdcsLogin(Kind kind, Secret token, Tls tls, String principal, Optional<Path> keytab) {

    /** The ways to be known. */
    public enum Kind {
        /** Nothing is sent that says who we are. */
        NONE,
        /** A bearer token of OpenID Connect. */
        TOKEN,
        CERTIFICATE,
        KERBEROS
    }

    static OdcsLogin read(Url url, Values values) {
        String auth = values.read("freshmaker.odcs.auth", Forms.oneOf("none", "token", "certificate", "kerberos"));
        var login = new OdcsLogin(
                auth.matches("token|certificate|kerberos") ? Kind.valueOf(auth.toUpperCase(Locale.ROOT)) : Kind.NONE,
                values.read("freshmaker.odcs.token", Forms.secret()),
                Tls.read("freshmaker.odcs.tls", values),
                values.read("freshmaker.odcs.kerberos.principal", Forms.text()),
                values.read("freshmaker.odcs.kerberos.keytab", Forms.file()));
        login.check(url, values);
        return login;
    }

    private void check(Url url, Values values) {
        String auth = "freshmaker.odcs.auth";
        if (kind != Kind.NONE && url.isEmpty()) {
            values.clash(auth, "freshmaker.odcs.url", "name the ODCS to ask as freshmaker.odcs.url, or write none.");
        }
        if (kind == Kind.TOKEN && token.isEmpty()) {
            values.clash("freshmaker.odcs.token", auth, "write the token that ODCS accepts.");
        }
        if (kind == Kind.CERTIFICATE && tls.keyStore().isEmpty()) {
            values.clash("freshmaker.odcs.tls.key-store", auth, "name the file with our certificate.");
        }
        if (kind == Kind.CERTIFICATE && !url.value().startsWith("https:") && !url.isEmpty()) {
            values.clash("freshmaker.odcs.url", auth, "a certificate is only asked for over TLS; write https://.");
        }
        if (kind == Kind.KERBEROS && principal.isEmpty()) {
            values.clash(
                    "freshmaker.odcs.kerberos.principal", auth, "name the principal, such as freshmaker@EXAMPLE.ORG.");
        }
        if (kind == Kind.KERBEROS && keytab.isEmpty()) {
            values.clash("freshmaker.odcs.kerberos.keytab", auth, "name the file with the principal's keys.");
        }
    }
}
