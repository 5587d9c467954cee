package io.freshmaker.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the claims of a token have to be, and what is taken from them. Pure.
 *
 * @param issuer who has to have issued it
 * @param audience whom it has to be for
 * @param nameClaim the claim with the user's name; {@code sub} where a token has none
 * @param groupsClaim the claim with the groups; with dots between them the names of claims within claims
 * @param skew by how much our clock and the issuer's may differ
 */
public record Claims(String issuer, String audience, String nameClaim, String groupsClaim, Duration skew, Clock clock) {

    /** What Keycloak calls tokens, in the claim {@code typ}, that are no proof of who makes a request, or not alone. */
    private static final Set<String> NOT_FOR_ACCESS = Set.of("ID", "Refresh", "Offline", "Logout", "DPoP");

    /** @throws TokenException when they are not right */
    Token read(JWTClaimsSet claims) throws TokenException {
        require(Objects.equals(claims.getIssuer(), issuer), "The token is of another issuer than this one trusts.");
        require(
                !NOT_FOR_ACCESS.contains(text(claims.getClaim("typ"))),
                "The token is of another kind: send the access token.");
        require(
                claims.getAudience().contains(audience),
                "The token is not meant for Freshmaker: its audience "
                        + (claims.getAudience().isEmpty() ? "is missing" : "differs")
                        + ". The issuer has to put " + audience + " into aud.");
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        require(expires != null, "The token does not say when it expires.");
        require(
                !tooLarge(expires),
                "The token does not say truly when it expires: the issuer has to put exp as seconds since 1970.");
        require(now.minus(skew).isBefore(expires.toInstant()), "The token has expired: get a new one.");
        require(
                begun(claims.getNotBeforeTime(), now) && begun(claims.getIssueTime(), now),
                "The token is not valid yet: compare the clocks.");
        String user = text(claims.getClaim(nameClaim));
        String name = user.isEmpty() ? text(claims.getSubject()) : user;
        require(Admission.proper(name), "The token names no user.");
        return new Token(name, words(groups(claims.getClaims()), ","), scopes(claims));
    }

    private static void require(boolean right, String otherwise) throws TokenException {
        if (!right) {
            throw new TokenException(otherwise);
        }
    }

    private boolean begun(Date time, Instant now) {
        return time == null || !tooLarge(time) && !now.plus(skew).isBefore(time.toInstant());
    }

    /** The library makes times before 1970 of numbers that are too large for one. */
    private static boolean tooLarge(Date time) {
        return time.getTime() < 0;
    }

    private static String text(Object claim) {
        return claim instanceof String text ? text : "";
    }

    private Object groups(Map<String, Object> claims) {
        Object found = claims.get(groupsClaim);
        if (found == null) {
            found = claims;
            for (String name : groupsClaim.split("\\.")) {
                found = found instanceof Map<?, ?> object ? object.get(name) : null;
            }
        }
        return found;
    }

    private static Set<String> scopes(JWTClaimsSet claims) {
        Set<String> scopes = new HashSet<>(words(claims.getClaim("scope"), " "));
        scopes.addAll(words(claims.getClaim("scp"), " "));
        return scopes;
    }

    /** A list of texts, or one text with several words in it. */
    private static List<String> words(Object claim, String between) {
        if (claim instanceof Collection<?> many) {
            return many.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return Arrays.stream(text(claim).split(between))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
