package io.freshmaker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcGateTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static Knock with(String token) {
        return new Knock(
                "10.0.0.1",
                "10.0.0.2",
                "HTTP/1.1",
                name -> name.equals("Authorization") ? List.of("Bearer " + token) : List.of());
    }

    private static int refused(Gate gate, Knock knock) {
        return catchThrowableOfType(NotAdmitted.class, () -> gate.admit(knock, Permission.READ))
                .status();
    }

    @Test
    void takesAKeyThatTheIssuerChangedTo() throws Exception {
        try (var issuer = new TestIssuer()) {
            Gate gate = issuer.gate(true, Duration.ofMillis(1));
            Knock before = with(issuer.token(issuer.claims()));
            assertThat(gate.admit(before, Permission.READ).name()).isEqualTo("alice");

            issuer.rotate();

            assertThat(gate.admit(with(issuer.token(issuer.claims())), Permission.READ)
                            .name())
                    .isEqualTo("alice");
            assertThat(refused(gate, before)).isEqualTo(401);
        }
    }

    @Test
    void tokensWithUnknownKeysDoNotFloodTheIssuer() throws Exception {
        try (var issuer = new TestIssuer()) {
            Gate gate = issuer.gate(true, LONG);
            Knock knock = with(TestIssuer.signed(TestIssuer.STRANGE, issuer.claims(), "JWT"));

            for (int i = 0; i < 20; i++) {
                assertThat(refused(gate, knock)).isEqualTo(401);
            }
            assertThat(issuer.fetches()).isLessThan(5);
        }
    }

    @Test
    void outlastsAnOutageOfTheIssuer() throws Exception {
        var issuer = new TestIssuer();
        Gate known = issuer.gate(true, LONG);
        Gate fresh = issuer.gate(true, LONG);
        Knock knock = with(issuer.token(issuer.claims()));
        known.admit(knock, Permission.READ);
        issuer.close();

        assertThat(known.admit(knock, Permission.READ).known()).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(refused(fresh, knock)).isEqualTo(503);
        }
    }

    @Test
    void saysEachTimeWhyThereAreNoKeys() throws Exception {
        var issuer = new TestIssuer();
        TokenReader reader = issuer.reader(LONG);
        String token = issuer.token(issuer.claims());
        issuer.close();

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> reader.read(token)).hasMessageContaining("can't be fetched: Connection refused");
        }
    }

    @Test
    void refusesKeysOfAnIssuerThatCallsItselfOtherwise() throws Exception {
        try (var issuer = new TestIssuer()) {
            String other = issuer.url().replace("127.0.0.1", "localhost");
            var claims = new Claims(other, "freshmaker", "sub", "groups", LONG, Clock.systemUTC());
            var keys = new IssuerKeys(other, "", Duration.ofSeconds(5));
            Gate gate =
                    new OidcGate(new Admission(new Members(Map.of()), false), new TokenReader(keys, LONG, claims), "");

            assertThat(refused(gate, with(issuer.token(issuer.claims().issuer(other)))))
                    .isEqualTo(503);
        }
    }

    @Test
    void findsGroupsAndScopesWhereIssuersPutThem() throws Exception {
        var claims = new Claims("i", "a", "sub", "realm_access.roles", LONG, Clock.systemUTC());
        var set = new JWTClaimsSet.Builder()
                .issuer("i")
                .audience(List.of("b", "a"))
                .subject("alice")
                .expirationTime(new Date(System.currentTimeMillis() + 10_000));

        Token nested = claims.read(set.claim("realm_access", Map.of("roles", List.of("x", "y", 7)))
                .claim("scp", List.of("rebuild"))
                .build());
        Token plain = claims.read(set.claim("realm_access.roles", "x, y").build());

        assertThat(nested.groups()).containsExactly("x", "y");
        assertThat(nested.scopes()).containsExactly("rebuild");
        assertThat(plain.groups()).containsExactly("x", "y");
    }
}
