package io.freshmaker.http;

import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * The keys of a principal, with which it has tickets for a service of the web. Where the realm's servers are Java reads
 * from {@code krb5.conf}. For any number of threads.
 *
 * @param service what the tickets are for, by what we call it: {@code Koji}
 * @param settings what the names of its settings begin with: {@code freshmaker.koji}
 * @param file the keytab
 * @param host of the service, as its ticket names it
 */
public record Keytab(String service, String settings, String principal, Path file, String host) {

    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    /**
     * Gets a ticket and makes a proof of it: one for each request, as web servers take no token twice.
     *
     * @throws NoTicketException when there is no ticket, with what to look at
     */
    public KerberosProof proof() {
        try {
            LoginContext login = new LoginContext("freshmaker", new Subject(), null, new Entry(principal, file));
            login.login();
            return KerberosProof.of(login, this);
        } catch (LoginException e) {
            throw new NoTicketException(
                    "Kerberos gives " + principal + " no ticket (" + e.getMessage() + "): does " + settings
                            + ".kerberos.keytab = '" + file
                            + "' hold its keys, and does krb5.conf name the servers of its realm?",
                    e);
        } catch (PrivilegedActionException e) {
            throw new NoTicketException(
                    "Kerberos gives " + principal + " no ticket for HTTP@" + host + " ("
                            + e.getException().getMessage() + "): is that what " + service
                            + " is called in its realm?",
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
