package io.freshmaker.http;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** Shows a web server by a ticket who we are (SPNEGO), and sees by its answer that it is the one meant. */
public final class KerberosProof implements AutoCloseable {

    private static final String SPNEGO = "1.3.6.1.5.5.2";
    private static final String SCHEME = "Negotiate ";

    private final LoginContext login;
    private final Keytab keytab;
    private final GSSContext context;
    private final byte[] token;

    private KerberosProof(LoginContext login, Keytab keytab, GSSContext context, byte[] token) {
        this.login = login;
        this.keytab = keytab;
        this.context = context;
        this.token = token;
    }

    /** Asks for the ticket, and ends the login when there is none. */
    static KerberosProof of(LoginContext login, Keytab keytab) throws PrivilegedActionException, LoginException {
        try {
            PrivilegedExceptionAction<KerberosProof> asking = () -> {
                GSSContext context = context(keytab.host());
                return new KerberosProof(login, keytab, context, context.initSecContext(new byte[0], 0, 0));
            };
            return Subject.doAs(login.getSubject(), asking);
        } catch (PrivilegedActionException e) {
            login.logout();
            throw e;
        }
    }

    private static GSSContext context(String host) throws GSSException {
        GSSManager gss = GSSManager.getInstance();
        Oid spnego = new Oid(SPNEGO);
        GSSCredential ours =
                gss.createCredential(null, GSSCredential.DEFAULT_LIFETIME, spnego, GSSCredential.INITIATE_ONLY);
        GSSName server = gss.createName("HTTP@" + host, GSSName.NT_HOSTBASED_SERVICE);
        GSSContext context = gss.createContext(server, spnego, ours, GSSContext.DEFAULT_LIFETIME);
        context.requestMutualAuth(true);
        return context;
    }

    /** The value of {@code Authorization}. */
    public String header() {
        return SCHEME + Base64.getEncoder().encodeToString(token);
    }

    /**
     * Looks at the proof of the other side, where it gives one: not every web server does.
     *
     * @param shown the values of {@code WWW-Authenticate} beside an answer that lets us in
     * @throws KerberosException when it is not a proof of the server that the ticket is for
     */
    public void check(List<String> shown) {
        Optional<String> theirs = shown.stream()
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .findFirst();
        if (theirs.isEmpty()) {
            return;
        }
        try {
            byte[] proof = Base64.getDecoder()
                    .decode(theirs.get().substring(SCHEME.length()).strip());
            Subject.doAs(login.getSubject(), (PrivilegedExceptionAction<byte[]>)
                    () -> context.initSecContext(proof, 0, proof.length));
        } catch (IllegalArgumentException e) {
            throw unproved(e.getMessage(), e);
        } catch (PrivilegedActionException e) {
            throw unproved(e.getException().getMessage(), e);
        }
        if (!context.isEstablished()) {
            throw unproved("its proof is not whole", null);
        }
    }

    private KerberosException unproved(String why, Exception cause) {
        return new KerberosException(
                "Who answers at " + keytab.service() + " does not prove to be HTTP@" + keytab.host() + " (" + why
                        + "): does " + keytab.settings()
                        + ".url lead there, and has its web server the keys of that name?",
                cause);
    }

    @Override
    public void close() {
        try {
            context.dispose();
            login.logout();
        } catch (GSSException | LoginException e) {
            throw new KerberosException(
                    "The ticket for " + keytab.service() + " can't be put away: " + e.getMessage(), e);
        }
    }
}
