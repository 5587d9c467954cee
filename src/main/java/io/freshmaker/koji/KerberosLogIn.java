package io.freshmaker.koji;

import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * By a Kerberos ticket, had with the keys of a keytab and shown to the hub's web server (SPNEGO). Where the realm's
 * servers are Java reads from {@code krb5.conf}.
 */
public final class KerberosLogIn implements KojiLogIn {

    private static final String SPNEGO = "1.3.6.1.5.5.2";
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private final String principal;
    private final Path keytab;
    private final String host;

    /** @param host of the hub, as its ticket names it */
    public KerberosLogIn(String principal, Path keytab, String host) {
        this.principal = principal;
        this.keytab = keytab;
        this.host = host;
    }

    @Override
    public KojiCall call() {
        return KojiCall.of("sslLogin").with("proxyuser", null);
    }

    @Override
    public String path() {
        return "/ssllogin";
    }

    /** A ticket for each login: they are hours apart, and the web server takes no token twice. */
    @Override
    public Map<String, String> headers() {
        try {
            LoginContext login = new LoginContext("freshmaker", new Subject(), null, new Keytab(principal, keytab));
            login.login();
            try {
                return Map.of(
                        "Authorization",
                        "Negotiate "
                                + Subject.doAs(login.getSubject(), (PrivilegedExceptionAction<String>) this::token));
            } finally {
                login.logout();
            }
        } catch (LoginException e) {
            throw new KojiException(
                    "Kerberos gives " + principal + " no ticket (" + e.getMessage()
                            + "): does freshmaker.koji.kerberos.keytab = '" + keytab
                            + "' hold its keys, and does krb5.conf name the servers of its realm?",
                    e);
        } catch (PrivilegedActionException e) {
            throw new KojiException(
                    "Kerberos gives " + principal + " no ticket for HTTP@" + host + " ("
                            + e.getException().getMessage() + "): is that what the hub is called in its realm?",
                    e);
        }
    }

    private String token() throws GSSException {
        GSSManager gss = GSSManager.getInstance();
        Oid spnego = new Oid(SPNEGO);
        GSSCredential ours =
                gss.createCredential(null, GSSCredential.DEFAULT_LIFETIME, spnego, GSSCredential.INITIATE_ONLY);
        GSSName hub = gss.createName("HTTP@" + host, GSSName.NT_HOSTBASED_SERVICE);
        GSSContext context = gss.createContext(hub, spnego, ours, GSSContext.DEFAULT_LIFETIME);
        try {
            context.requestMutualAuth(false);
            return Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
        } finally {
            context.dispose();
        }
    }

    @Override
    public String remedy() {
        return "does Koji know a user with the principal " + principal + "?";
    }

    /** What would be a file with {@code java.security.auth.login.config}. */
    private static final class Keytab extends Configuration {

        private final AppConfigurationEntry[] entries;

        Keytab(String principal, Path keytab) {
            Map<String, String> options = Map.of(
                    "principal", principal,
                    "keyTab", keytab.toAbsolutePath().toString(),
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
