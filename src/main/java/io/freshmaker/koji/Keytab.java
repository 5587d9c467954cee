package io.freshmaker.koji;

import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * The keys of a principal, with which it has tickets for the hub. Where the realm's servers are Java reads from
 * {@code krb5.conf}.
 */
public final class Keytab {

    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private final String principal;
    private final Path file;
    private final String host;

    /** @param host of the hub, as its ticket names it */
    public Keytab(String principal, Path file, String host) {
        this.principal = principal;
        this.file = file;
        this.host = host;
    }

    /**
     * Gets a ticket and makes a proof of it: one for each login, as these are hours apart and the web server takes no
     * token twice.
     *
     * @throws KojiException when there is no ticket, with what to look at
     */
    public KerberosProof proof() {
        try {
            LoginContext login = new LoginContext("freshmaker", new Subject(), null, new Entry(principal, file));
            login.login();
            return KerberosProof.of(login, host);
        } catch (LoginException e) {
            throw new KojiException(
                    "Kerberos gives " + principal + " no ticket (" + e.getMessage()
                            + "): does freshmaker.koji.kerberos.keytab = '" + file
                            + "' hold its keys, and does krb5.conf name the servers of its realm?",
                    e);
        } catch (PrivilegedActionException e) {
            throw new KojiException(
                    "Kerberos gives " + principal + " no ticket for HTTP@" + host + " ("
                            + e.getException().getMessage() + "): is that what the hub is called in its realm?",
                    e);
        }
    }

    /** What would be a file with {@code java.security.auth.login.config}. */
    private static final class Entry extends Configuration {

        private final AppConfigurationEntry[] entries;

        Entry(String principal, Path file) {
            Map<String, String> options = Map.of(
                    "principal", principal,
                    "keyTab", file.toAbsolutePath().toString(),
                    "useKeyTab", "true",
                    "storeKey", "true",
                    "doNotPrompt", "true",
                    "refreshKrb5Config", "true",
                    "isInitiator", "true");
            entries = new AppConfigurationEntry[] {
                new AppConfigurationEntry(MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)
            };
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return entries.clone();
        }
    }
}
