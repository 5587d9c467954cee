package io.freshmaker.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer of OpenID Connect in this process, with a key of its own. */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "freshmaker";

    /** With an id that the issuer does not know. */
    public static final JWK STRANGE = newKey("strange");

    private static final RSAKey FIRST = newRsaKey();
    private static final JWK SECOND = newKey("second");

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWK key = FIRST;

    public TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"issuer\": \"" + url() + "\", \"jwks_uri\": \"" + url() + "/keys\"}"));
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            answer(exchange, new JWKSet(key).toString());
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Another key with the id of the issuer's own. */
    public static JWK forged() {
        return newRsaKey();
    }

    private static RSAKey newRsaKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("first").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWK newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Signs with another key from now on, and forgets the one before. */
    public void rotate() {
        key = SECOND;
    }

    /** How often the keys were fetched. */
    public int fetches() {
        return fetches.get();
    }

    /** What a right token says; another one changes some of it. */
    public JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(AUDIENCE)
                .subject("4711")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("preferred_username", "alice")
                .claim("groups", List.of("people", "rebuilders"))
                .claim("scope", "openid rebuild");
    }

    public String token(JWTClaimsSet.Builder claims) {
        return token(claims, "JWT");
    }

    public String token(JWTClaimsSet.Builder claims, String type) {
        return signed(key, claims, type);
    }

    /** Signed rightly, whatever it says, and with these parameters in {@code crit}. */
    public String token(String payload, String... critical) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(FIRST.getKeyID())
                    .criticalParams(critical.length == 0 ? null : Set.of(critical));
            var token = new JWSObject(header.build(), new Payload(payload));
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(FIRST, JWSAlgorithm.RS256));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Signed with a key of any kind. */
    public static String signed(JWK key, JWTClaimsSet.Builder claims, String type) {
        try {
            JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
            var header = new JWSHeader.Builder(algorithm)
                    .type(new JOSEObjectType(type))
                    .keyID(key.getKeyID());
            var token = new SignedJWT(header.build(), claims.build());
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Signed with our public key as if it were a shared secret. */
    public String signedWithThePublicKey(JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new MACSigner(FIRST.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    /** A gate that trusts this issuer: rebuilders are a group, root is an administrator. */
    public Gate gate(boolean closed, Duration betweenFetches) {
        var members = new Members(Map.of(
                Role.ADMIN, new Members.Named(List.of("root"), List.of()),
                Role.MANUAL_REBUILDER, new Members.Named(List.of(), List.of("rebuilders"))));
        return new OidcGate(new Admission(members, closed), reader(betweenFetches), "rebuild");
    }

    TokenReader reader(Duration betweenFetches) {
        var claims =
                new Claims(url(), AUDIENCE, "preferred_username", "groups", Duration.ofSeconds(10), Clock.systemUTC());
        return new TokenReader(new IssuerKeys(url(), "", Duration.ofSeconds(5)), betweenFetches, claims);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
