package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.access.Permission;
import io.freshmaker.access.TestIssuer;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenAttemptsTest {

    private static final BigInteger FAR = BigInteger.TEN.pow(30);

    private static TestIssuer issuer;
    private static GuardedApi api;

    @BeforeAll
    static void start() throws Exception {
        issuer = new TestIssuer();
        api = new GuardedApi(issuer.gate(false, Duration.ofSeconds(30)));
    }

    @AfterAll
    static void stop() {
        api.close();
        issuer.close();
    }

    private static HttpResponse<String> ask(Permission permission, String token) {
        return api.ask(permission, "Authorization", "Bearer " + token);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    static Stream<Map.Entry<String, String>> wrong() {
        String[] parts = issuer.token(issuer.claims()).split("\\.");
        String[] root = issuer.token(issuer.claims().claim("preferred_username", "root"))
                .split("\\.");
        return Map.ofEntries(
                Map.entry("has expired", issuer.token(issuer.claims().expirationTime(in(-60)))),
                Map.entry(
                        "put exp as seconds since 1970",
                        issuer.token(issuer.claims().claim("exp", FAR))),
                Map.entry(
                        "The claims of the token can't be read",
                        issuer.token(issuer.claims().claim("exp", "soon"))),
                Map.entry("each has to be there once", issuer.token("{\"exp\": " + FAR + ", \"exp\": 7}")),
                Map.entry("extension of JSON Web Tokens (crit)", issuer.token("{}", "strange")),
                Map.entry("when it expires", issuer.token(issuer.claims().expirationTime(null))),
                Map.entry("not valid yet", issuer.token(issuer.claims().notBeforeTime(in(60)))),
                Map.entry("compare the clocks", issuer.token(issuer.claims().issueTime(in(60)))),
                Map.entry("token is not valid yet", issuer.token(issuer.claims().claim("nbf", FAR))),
                Map.entry("yet: compare", issuer.token(issuer.claims().claim("iat", FAR))),
                Map.entry("another issuer", issuer.token(issuer.claims().issuer("https://id.example.com"))),
                Map.entry("audience", issuer.token(issuer.claims().audience("another"))),
                Map.entry(
                        "its audience is missing. The issuer has to put freshmaker into aud.",
                        issuer.token(issuer.claims().audience((String) null))),
                Map.entry("send the access token", issuer.token(issuer.claims().claim("typ", "ID"))),
                Map.entry(
                        "names no user",
                        issuer.token(issuer.claims().subject(null).claim("preferred_username", 7))),
                Map.entry(
                        "token names no user", issuer.token(issuer.claims().claim("preferred_username", "root\u200b"))),
                Map.entry("no signed JSON Web Token", TestIssuer.unsigned(issuer.claims())),
                Map.entry("not signed in a way", issuer.signedWithThePublicKey(issuer.claims())),
                Map.entry("a key of the issuer", TestIssuer.signed(TestIssuer.forged(), issuer.claims(), "JWT")),
                Map.entry("with a key", TestIssuer.signed(TestIssuer.STRANGE, issuer.claims(), "JWT")),
                Map.entry("is of another kind", issuer.token(issuer.claims(), "logout+jwt")),
                Map.entry("or is of another", parts[0] + "." + root[1] + "." + parts[2]),
                Map.entry("signed JSON", "garbage"))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongTokenIsRefusedAlsoForReading(Map.Entry<String, String> wrong) {
        for (Permission permission : List.of(Permission.READ, Permission.REBUILD)) {
            HttpResponse<String> response = ask(permission, wrong.getValue());

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(RunningApi.tree(response).get("message").textValue()).contains(wrong.getKey());
            assertThat(response.headers().firstValue("www-authenticate"))
                    .hasValue("Bearer realm=\"freshmaker\", error=\"invalid_token\"");
        }
    }

    @Test
    void aRightTokenIsTaken() {
        for (String type : List.of("JWT", "at+jwt")) {
            assertThat(ask(Permission.REBUILD, issuer.token(issuer.claims(), type))
                            .body())
                    .isEqualTo("\"alice true\"");
        }
        assertThat(ask(Permission.READ, issuer.token(issuer.claims().claim("preferred_username", null)))
                        .body())
                .isEqualTo("\"4711 true\"");
        assertThat(ask(Permission.ADMINISTER, issuer.token(issuer.claims().claim("preferred_username", "root")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsWhichRoleIsMissingAndNotWhoHasIt() {
        HttpResponse<String> response = ask(Permission.REBUILD_ASYNC, issuer.token(issuer.claims()));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(RunningApi.tree(response).get("message").textValue())
                .isEqualTo("This needs one of the roles admin, async_rebuilder; you have manual_rebuilder. Ask an"
                        + " administrator of Freshmaker for it.");
        assertThat(ask(Permission.REBUILD, issuer.token(issuer.claims().claim("groups", List.of())))
                        .body())
                .contains("you have no role")
                .doesNotContain("rebuilders", "root");
    }

    @Test
    void tellsWhichScopeIsMissing() {
        HttpResponse<String> response =
                ask(Permission.REBUILD, issuer.token(issuer.claims().claim("scope", "openid rebuilds")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("www-authenticate"))
                .hasValue("Bearer realm=\"freshmaker\", error=\"insufficient_scope\", scope=\"rebuild\"");
        assertThat(ask(Permission.READ, issuer.token(issuer.claims().claim("scope", null)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesSeveralTokensAndOtherSchemes() {
        String bearer = "Bearer " + issuer.token(issuer.claims());

        assertThat(api.ask(Permission.READ, "Authorization", bearer, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(401);
        assertThat(api.ask(Permission.READ, "Authorization", "Basic YTpi").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theDescriptionSaysForWhatATokenIsNeeded() throws Exception {
        String reading = "/paths/~1api~12~1read~1/get/security";
        String changing = "/paths/~1api~12~1rebuild~1/post/security";
        JsonNode open = RunningApi.tree(api.send(HttpRequest.newBuilder(api.uri("/api/openapi.json"))));
        assertThat(open.at(reading)).hasToString("[{},{\"bearer\":[]}]");
        assertThat(open.at(changing)).hasToString("[{\"bearer\":[]}]");

        try (var guarded = new GuardedApi(issuer.gate(true, Duration.ofSeconds(30)))) {
            var request = HttpRequest.newBuilder(guarded.uri("/api/openapi.json"));
            assertThat(guarded.send(request).statusCode()).isEqualTo(401);
            request.header("Authorization", "Bearer " + issuer.token(issuer.claims()));
            JsonNode closed = RunningApi.tree(guarded.send(request));
            assertThat(closed.at(reading)).hasToString("[{\"bearer\":[]}]").isEqualTo(open.at(changing));
            assertThat(closed.at("/paths/~1api~1openapi.json/get/security")).isEqualTo(open.at(changing));
            assertThat(closed.at("/paths/~1api~12~1read~1/get/description").textValue())
                    .isEqualTo("For those who are known.");
        }
    }

    @Test
    void readingNeedsNoTokenAndChangingDoes() {
        assertThat(api.ask(Permission.READ).body()).isEqualTo("\"anonymous false\"");
        HttpResponse<String> response = api.ask(Permission.REBUILD);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"freshmaker\"");
        assertThat(RunningApi.tree(response).get("message").textValue()).contains("Authorization: Bearer TOKEN");
    }
}
