package io.freshmaker.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;

/**
 * Reads a bearer token that an issuer of OpenID Connect has signed with a key of its own. What is not signed, or with a
 * shared secret, does not count.
 */
public final class TokenReader {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** What the library understands of what a token may call critical. */
    private static final Set<String> UNDERSTOOD = Set.of("b64");

    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
    private final IssuerKeys keys;
    private final Claims claims;

    /** @param betweenFetches how long keys are not fetched again because of tokens with keys that are not among them */
    public TokenReader(IssuerKeys keys, Duration betweenFetches, Claims claims) {
        this.keys = keys;
        this.claims = claims;
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.kept(betweenFetches)));
        // Null stands for a token that does not say its type, as some issuers make them.
        signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        // Claims looks at them, in words for whoever sent the token.
        signatures.setJWTClaimsSetVerifier(null);
    }

    /**
     * What a token says.
     *
     * @throws TokenException when it does not count
     * @throws KeySourceException when the issuer's keys are not to be had
     */
    Token read(String text) throws TokenException, KeySourceException {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
                throw new TokenException("The token is not signed in a way that is taken here: have the issuer sign it"
                        + " with RS256 or ES256.");
            }
            requireUnderstood(token.getHeader());
            return claims.read(signatures.process(token, null));
        } catch (ParseException e) {
            throw new TokenException("The token is no signed JSON Web Token.");
        } catch (RateLimitReachedException e) {
            if (!keys.fetched()) {
                // It says nothing of why they were not to be had a moment ago.
                throw new KeySourceException(keys.problem(), e);
            }
            throw new TokenException("The token is signed with a key that the issuer does not have.");
        } catch (KeySourceException e) {
            throw e;
        } catch (BadJWTException e) {
            throw new TokenException(
                    "The claims of the token can't be read: each has to be there once and be of its kind,"
                            + " such as a number in exp. The issuer has to make them so.");
        } catch (BadJOSEException | JOSEException e) {
            throw new TokenException("The token is not signed with a key of the issuer, or is of another kind.");
        }
    }

    /** Otherwise the library would call the signature wrong. */
    private static void requireUnderstood(JWSHeader header) throws TokenException {
        Set<String> critical = header.getCriticalParams();
        if (critical != null && !UNDERSTOOD.containsAll(critical)) {
            throw new TokenException(
                    "The token needs an extension of JSON Web Tokens (crit) that is not known here: have"
                            + " the issuer leave it out.");
        }
    }
}
