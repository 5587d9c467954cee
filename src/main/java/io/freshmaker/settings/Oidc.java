package io.freshmaker.settings;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How bearer tokens are looked at.
 *
 * @param issuer as it stands in tokens
 * @param audience that tokens have to be for
 * @param keys the URL of the issuer's keys; empty where the issuer tells it
 * @param scope that a token needs with which something is changed; empty for none
 * @param skew by how much clocks may differ
 * @param timeout of a request to the issuer
 */
public record Oidc(
        String issuer,
        String audience,
        Url keys,
        String nameClaim,
        String groupsClaim,
        String scope,
        Duration skew,
        Duration timeout) {

    private static final String KEY = "freshmaker.auth.oidc";

    static Oidc read(boolean used, Values values) {
        var oidc = new Oidc(
                values.read(KEY + ".issuer", Oidc::trusted),
                values.read(KEY + ".audience", Forms.text()),
                values.read(KEY + ".jwks", text -> new Url(trusted(text))),
                values.read(KEY + ".name-claim", Forms.word("name the claim with the user's name.")),
                values.read(KEY + ".groups-claim", Forms.word("name the claim with the user's groups.")),
                values.read(KEY + ".scope", Oidc::scope),
                values.read(KEY + ".skew", Forms.duration(ChronoUnit.SECONDS, 0, 600)),
                values.read(KEY + ".timeout", Forms.duration(ChronoUnit.SECONDS, 1, 60)));
        if (used && oidc.issuer().isEmpty()) {
            values.clash(KEY + ".issuer", "freshmaker.auth", "write the URL of the issuer, as it stands in tokens.");
        }
        if (used && oidc.audience().isEmpty()) {
            values.clash(
                    KEY + ".audience",
                    "freshmaker.auth",
                    "write what tokens for Freshmaker have as their audience; others are not taken.");
        }
        if (!used && !oidc.issuer().isEmpty()) {
            values.clash(KEY + ".issuer", "freshmaker.auth", "write freshmaker.auth=oidc as well, or remove this.");
        }
        return oidc;
    }

    /** Who can change what comes from there can make tokens: it has to come over TLS, or from this machine. */
    private static String trusted(String text) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            URI url = URI.create(text);
            boolean near = "http".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getHost().matches("localhost|127\\.[0-9.]+|\\[::1]");
            if (url.getHost() != null && url.getUserInfo() == null && ("https".equals(url.getScheme()) || near)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("write a URL, as https://id.example.org; this is none.", e);
        }
        throw new IllegalArgumentException("write a URL that begins with https://; http:// is for this machine alone.");
    }

    private static String scope(String text) {
        // It stands in a header, between quotes.
        if (!text.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]*")) {
            throw new IllegalArgumentException("write one scope, without blanks, quotes and backslashes.");
        }
        return text;
    }
}
