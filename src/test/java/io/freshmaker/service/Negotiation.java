package io.freshmaker.service;

import io.freshmaker.koji.TinyHub;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/** Lets in who shows a ticket for the service, as the web server in front of a hub does. */
final class Negotiation implements TinyHub.Guard {

    private final Subject service;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> proof = UnaryOperator.identity();

    Negotiation(String principal, Path keytab) throws LoginException {
        var entry = new AppConfigurationEntry(
                "com.sun.security.auth.module.Krb5LoginModule",
                LoginModuleControlFlag.REQUIRED,
                Map.of(
                        "principal", principal,
                        "keyTab", keytab.toString(),
                        "useKeyTab", "true",
                        "storeKey", "true",
                        "isInitiator", "false"));
        var login = new LoginContext("hub", new Subject(), null, new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {entry};
            }
        });
        login.login();
        service = login.getSubject();
    }

    /** Who came in. */
    List<String> seen() {
        return seen;
    }

    /** What becomes of our own proof on its way back; empty for none. */
    void proving(UnaryOperator<String> change) {
        proof = change;
    }

    @Override
    public Optional<Map<String, String>> admit(TinyHub.Heard call) {
        String header = call.header("Authorization");
        if (!header.startsWith("Negotiate ")) {
            return Optional.empty();
        }
        try {
            return Subject.doAs(service, (PrivilegedExceptionAction<Optional<Map<String, String>>>) () -> {
                GSSManager gss = GSSManager.getInstance();
                GSSContext context = gss.createContext(gss.createCredential(
                        null,
                        GSSCredential.DEFAULT_LIFETIME,
                        new Oid[] {new Oid("1.3.6.1.5.5.2"), new Oid("1.2.840.113554.1.2.2")},
                        GSSCredential.ACCEPT_ONLY));
                byte[] token = Base64.getDecoder().decode(header.substring("Negotiate ".length()));
                byte[] answer = context.acceptSecContext(token, 0, token.length);
                seen.add(context.getSrcName().toString());
                String shown = proof.apply(Base64.getEncoder().encodeToString(answer));
                return Optional.of(shown.isEmpty() ? Map.of() : Map.of("WWW-Authenticate", "Negotiate " + shown));
            });
        } catch (PrivilegedActionException e) {
            throw new AssertionError(e);
        }
    }
}
