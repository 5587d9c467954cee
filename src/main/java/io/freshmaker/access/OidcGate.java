package io.freshmaker.access;

import com.nimbusds.jose.KeySourceException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows people by bearer tokens of an issuer of OpenID Connect. */
public final class OidcGate implements Gate {

    private static final Logger LOG = LoggerFactory.getLogger(OidcGate.class);

    private static final String BEARER = "Bearer realm=\"freshmaker\"";
    private static final String SCHEME = "bearer ";
    private static final int LATER_SECONDS = 30;

    private final Admission admission;
    private final TokenReader tokens;
    private final String scope;

    /** @param scope that a token needs with which something is changed; empty for none */
    public OidcGate(Admission admission, TokenReader tokens, String scope) {
        this.admission = admission;
        this.tokens = tokens;
        this.scope = scope;
    }

    @Override
    public String word() {
        return "oidc";
    }

    @Override
    public boolean closed() {
        return admission.closed();
    }

    @Override
    public Identity admit(Knock knock, Permission permission) {
        List<String> given = knock.headers().apply("Authorization");
        if (given.isEmpty()) {
            return admission.unknown(permission, BEARER, "send a token, as Authorization: Bearer TOKEN.");
        }
        if (given.size() > 1) {
            throw refused("invalid_request", "The request has several headers Authorization: send one.");
        }
        Token token = token(given.get(0));
        if (permission != Permission.READ && !scope.isEmpty() && !token.scopes().contains(scope)) {
            throw NotAdmitted.insufficient(
                    BEARER + ", error=\"insufficient_scope\", scope=\"" + scope + "\"",
                    "This token is for reading only: get one with the scope " + scope + ".");
        }
        return admission.known(token.user(), token.groups(), permission);
    }

    private Token token(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("invalid_request", "Send a token, as Authorization: Bearer TOKEN.");
        }
        try {
            return tokens.read(header.substring(SCHEME.length()).strip());
        } catch (TokenException e) {
            throw refused("invalid_token", e.getMessage());
        } catch (KeySourceException e) {
            LOG.warn("No token can be checked: {}", e.getMessage());
            throw NotAdmitted.undecided(
                    LATER_SECONDS, "The token can't be checked: the issuer's keys are not to be had at the moment.");
        }
    }

    private static NotAdmitted refused(String error, String message) {
        return NotAdmitted.unknown(BEARER + ", error=\"" + error + "\"", message);
    }
}
