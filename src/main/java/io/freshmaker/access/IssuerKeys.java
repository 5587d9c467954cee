package io.freshmaker.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import io.freshmaker.http.BeforeSending;
import io.freshmaker.tls.CertificateTrouble;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;

/** Fetches the keys that an issuer of OpenID Connect signs with; where they are it tells itself, unless we are told. */
public final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final CertificateTrouble TROUBLE = CertificateTrouble.ofJava();
    private static final int MOST_BYTES = 500_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(4);

    private final String issuer;
    private final ResourceRetriever http;
    private volatile String place;
    private volatile boolean fetched;
    private volatile String problem = "";

    /**
     * Keeps whom to ask.
     *
     * @param place the URL of the keys; empty to ask the issuer
     * @param timeout for connecting, and for each read
     */
    public IssuerKeys(String issuer, String place, Duration timeout) {
        int patience = Math.toIntExact(timeout.toMillis());
        this.issuer = issuer;
        this.place = place;
        this.http = new DefaultResourceRetriever(patience, patience, MOST_BYTES);
    }

    /**
     * The keys, kept for five minutes, and for four hours while the issuer does not answer. A token with a key that is
     * not among them has them fetched anew, but not more often than every so often.
     */
    JWKSource<SecurityContext> kept(Duration betweenFetches) {
        return JWKSourceBuilder.create(this)
                .cache(KEPT.toMillis(), PATIENCE.toMillis())
                .refreshAheadCache(false)
                .rateLimited(betweenFetches.toMillis())
                .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                .build();
    }

    /** Whether there ever was an answer. */
    boolean fetched() {
        return fetched;
    }

    /** Why the last try had none; empty before it ends. */
    String problem() {
        return problem;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            if (place.isEmpty()) {
                place = discovered();
            }
            JWKSet keys = JWKSet.parse(text(place));
            fetched = true;
            return keys;
        } catch (IOException | ParseException e) {
            problem = "The keys of " + issuer + " can't be fetched: " + BeforeSending.words(e);
            throw new JWKSetUnavailableException(problem, e);
        }
    }

    private String discovered() throws IOException, ParseException {
        var found = JSONObjectUtils.parse(text(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"));
        if (!issuer.equals(JSONObjectUtils.getString(found, "issuer"))) {
            throw new IOException("it calls itself " + JSONObjectUtils.getString(found, "issuer"));
        }
        String keys = JSONObjectUtils.getString(found, "jwks_uri");
        if (keys == null || keys.isEmpty()) {
            throw new IOException("its openid-configuration names no jwks_uri");
        }
        return keys;
    }

    private String text(String address) throws IOException {
        URL url = url(address);
        try {
            return http.retrieveResource(url).getContent();
        } catch (IOException e) {
            String certificate = TROUBLE.in(url.getAuthority(), e).orElse(null);
            throw certificate == null ? e : new IOException(certificate, e);
        }
    }

    private static URL url(String address) throws MalformedURLException {
        try {
            return URI.create(address).toURL();
        } catch (IllegalArgumentException e) {
            throw new MalformedURLException(address + " is no URL");
        }
    }

    @Override
    public void close() {
        // Nothing is kept open between two fetches.
    }
}
