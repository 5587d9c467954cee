package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.freshmaker.access.IssuerKeys;
import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.distgit.BumpRequest;
import io.freshmaker.distgit.DistGit;
import io.freshmaker.distgit.DistGitAccess;
import io.freshmaker.distgit.DistGitException;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.TinyHub;
import io.freshmaker.odcs.Wire;
import io.freshmaker.odcs.Works;
import io.freshmaker.settings.Koji;
import io.freshmaker.settings.SettingsReader;
import io.freshmaker.tls.KeyStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hub and an ODCS that let in only those with a certificate they know. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TLS = "freshmaker.koji.tls.";

    private KeyStores stores;
    private TinyHub hub;
    private String url;

    @BeforeAll
    void startsAHub(@TempDir Path directory) throws Exception {
        stores = KeyStores.in(directory);
        hub = new TinyHub(strict());
        hub.on("buildContainer", call -> 31).on("getBuild", call -> null);
        url = "https://localhost:" + hub.port() + "/kojihub";
    }

    private HttpsServer strict() throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var context = stores.context();
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = context.getDefaultSSLParameters();
                own.setNeedClientAuth(true);
                parameters.setSSLParameters(own);
            }
        });
        return server;
    }

    @AfterAll
    void stopsIt() {
        hub.close();
    }

    private Map<String, String> full() {
        return Map.of(
                TLS + "key-store",
                stores.keys().toString(),
                TLS + "key-store-password",
                KeyStores.PASSWORD,
                TLS + "trust-store",
                stores.trust().toString(),
                TLS + "trust-store-password",
                KeyStores.PASSWORD);
    }

    private static Koji settings(String url, String auth, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(more);
        given.put("freshmaker.koji.url", url);
        given.put("freshmaker.koji.auth", auth);
        return new SettingsReader().read(null, Map.of(), given).koji();
    }

    private static ChosenKoji open(String url, String auth, Map<String, String> tls) {
        return ChosenKoji.open(settings(url, auth, tls)).orElseThrow();
    }

    private static Map<String, String> without(Map<String, String> tls, String key) {
        Map<String, String> rest = new HashMap<>(tls);
        rest.remove(TLS + key);
        return rest;
    }

    @Test
    void logsInAndRenewsItsSessionByACertificate() {
        try (ChosenKoji koji = open(url, "certificate", full())) {
            koji.hub().write(KojiCall.of("buildContainer"));
            hub.sessions().expireAll();
            koji.hub().write(KojiCall.of("buildContainer"));
            var logins = hub.heard.stream()
                    .filter(call -> call.method().equals("sslLogin"))
                    .toList();
            assertThat(logins)
                    .extracting(TinyHub.Heard::path)
                    .containsOnly("/kojihub/ssllogin")
                    .hasSize(2);
            assertThat(logins.get(0).parameters().toString()).isEqualTo("[{\"__starstar\":true,\"proxyuser\":null}]");
            assertThat(logins.get(1).parameters().get(0).get("renew").booleanValue())
                    .isTrue();
            assertThat(koji.standing().sentence()).isEqualTo("One session is open.");
        }
    }

    @Test
    void knowsThatNothingWasSentToAHubThatIsNotTheOneItTrusts() {
        String other = url.replace("localhost", "127.0.0.1");
        for (ChosenKoji koji :
                List.of(open(url, "certificate", without(full(), "trust-store")), open(other, "certificate", full()))) {
            try (koji) {
                assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                        .isExactlyInstanceOf(KojiException.class)
                        .hasMessageContaining("can't be reached (the certificate of ")
                        .hasMessageContaining("freshmaker.koji.tls.");
            }
        }
        Map<String, String> tolerant = new HashMap<>(full());
        tolerant.put(TLS + "verify-host", "false");
        try (ChosenKoji koji = open(other, "certificate", tolerant)) {
            koji.hub().read(KojiCall.of("getBuild", 1));
        }
    }

    @Test
    void trustsWhomItIsToldToTrustWhateverTheLogin() {
        Map<String, String> user = without(full(), "key-store");
        user.put("freshmaker.koji.user", "freshmaker");
        try (ChosenKoji koji = open(url, "password", user)) {
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isExactlyInstanceOf(KojiException.class);
        }
        try (ChosenKoji koji = open(url, "none", full())) {
            assertThat(koji.hub().read(KojiCall.of("getBuild", 1)).isNull()).isTrue();
        }
    }

    @Test
    void tellsOfServicesWithoutKeysOfTheirOwnThatJavaDoesNotTrustThem() throws Exception {
        try (var camel = new DefaultCamelContext();
                var template = camel.createProducerTemplate()) {
            camel.addComponent("https", HttpOnce.component());
            camel.start();
            assertThat(template.send(url, exchange -> {}).getException())
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasNoCause()
                    .hasMessageStartingWith("the certificate of localhost:" + hub.port() + " is not trusted: add the"
                            + " authority that signed it to those that Java trusts, as docs/deploying.md tells (");
        }
    }

    @Test
    void tellsTheSameOfTheIssuerOfTokensAndOfDistGit(@TempDir Path folder) {
        String base = "https://localhost:" + hub.port();
        String remedy = " is not trusted: add the authority that signed it to those that Java trusts,"
                + " as docs/deploying.md tells (";
        assertThatThrownBy(() -> new IssuerKeys(base, "", PATIENCE).getJWKSet(null, 0, null))
                .hasMessageStartingWith("The keys of " + base + " can't be fetched: the certificate of localhost:"
                        + hub.port() + remedy);
        var access = new DistGitAccess(base, "", "{name}", "F", "f@example.org", "Bump", PATIENCE, "", "", folder);
        var bump = new BumpRequest("modules", "perl", "f27", "t", "rpms/perl:f27", Instant.EPOCH, null);
        assertThatThrownBy(() -> new DistGit(access).bump(bump))
                .isInstanceOf(DistGitException.class)
                .hasMessageStartingWith("The branch f27 of perl in dist-git can't be fetched (the certificate of"
                        + " dist-git" + remedy)
                .hasMessageEndingWith("). It will be tried again.");
    }

    @Test
    void namesTheFileThatIsWrong() {
        Map<String, String> wrong = new HashMap<>(full());
        wrong.put(TLS + "key-store-password", "other");
        assertThatThrownBy(() -> open(url, "certificate", wrong))
                .hasMessageContaining("freshmaker.koji.tls.key-store")
                .hasMessageContaining("does not open with the password");
    }

    @Test
    void asksOdcsByACertificateAndTrustsTheCertificatesOfOdcsOwnSettings() throws Exception {
        try (var odcs = new TinyOdcs(strict())) {
            Map<String, String> given = new HashMap<>();
            full().forEach((key, value) -> given.put(key.replace("koji", "odcs"), value));
            given.put("freshmaker.odcs.url", "https://localhost:" + odcs.port());
            given.put("freshmaker.odcs.auth", "certificate");
            odcs.then(Wire.of("asked-200"), Wire.of("asked-403"));
            try (var caller = new OdcsCaller(given)) {
                assertThat(ask(caller)).isInstanceOf(ComposeAnswer.Accepted.class);
                assertThat(ask(caller).words())
                        .endsWith("does ODCS let the name in the certificate of freshmaker.odcs.tls.key-store"
                                + " make composes?");
            }
            given.put("freshmaker.odcs.url", "https://127.0.0.1:" + odcs.port());
            try (var caller = new OdcsCaller(given)) {
                assertThat(ask(caller))
                        .isInstanceOfSatisfying(
                                ComposeAnswer.Refused.class,
                                refused -> assertThat(refused.words())
                                        .startsWith("ODCS can't be reached (the certificate of 127.0.0.1:" + odcs.port()
                                                + " is for another host: correct freshmaker.odcs.url, or set"));
            }
            assertThat(odcs.heard).hasSize(2);
        }
    }

    private static ComposeAnswer ask(OdcsCaller caller) {
        return (ComposeAnswer) caller.call("request-compose", Works.asked(Works.tag()))
                .getMessage()
                .getBody();
    }
}
