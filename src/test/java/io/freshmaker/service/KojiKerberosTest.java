package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiRefusal;
import io.freshmaker.koji.TinyHub;
import io.freshmaker.settings.Koji;
import io.freshmaker.settings.SettingsReader;
import io.freshmaker.tls.KeyStores;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs in with a ticket of a real Kerberos server. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KojiKerberosTest {

    private Realm realm;
    private KeyStores stores;
    private TinyHub hub;
    private Negotiation door;

    @BeforeAll
    void startsTheServers(@TempDir Path temporary) throws Exception {
        realm = Realm.in(temporary);
        stores = KeyStores.in(temporary);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(stores.context()));
        hub = new TinyHub(server);
        hub.on("buildContainer", call -> 31);
        door = new Negotiation("*", realm.keytab("hub"));
        hub.guard("/kojihub/ssllogin", door);
    }

    @AfterAll
    void stopsThem() throws Exception {
        hub.close();
        realm.close();
    }

    private Koji settings(String principal) {
        return settings(principal, "localhost", Map.of());
    }

    private Koji settings(String principal, String host, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(more);
        given.put("freshmaker.koji.url", "https://" + host + ":" + hub.port() + "/kojihub");
        given.put("freshmaker.koji.tls.trust-store", stores.trust().toString());
        given.put("freshmaker.koji.tls.trust-store-password", KeyStores.PASSWORD);
        given.put("freshmaker.koji.auth", "kerberos");
        given.put("freshmaker.koji.kerberos.principal", principal);
        given.put("freshmaker.koji.kerberos.keytab", realm.keytab("client").toString());
        return new SettingsReader().read(null, Map.of(), given).koji();
    }

    @Test
    void logsInAndRenewsItsSessionWithATicketEach() {
        try (ChosenKoji koji =
                ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG")).orElseThrow()) {
            door.seen().clear();
            hub.heard.clear();
            int before = hub.sessions().made();
            koji.hub().write(KojiCall.of("buildContainer"));
            hub.sessions().expireAll();
            koji.hub().write(KojiCall.of("buildContainer"));
            assertThat(door.seen()).containsExactly("freshmaker@EXAMPLE.ORG", "freshmaker@EXAMPLE.ORG");
            assertThat(hub.sessions().made()).isEqualTo(before + 1);
            assertThat(hub.heard.stream()
                            .filter(call -> !call.header("Authorization").isEmpty()))
                    .allSatisfy(call -> assertThat(call.path()).isEqualTo("/kojihub/ssllogin"))
                    .hasSize(2);
        }
    }

    @Test
    void believesOnlyTheHubThatTheTicketIsFor() {
        door.proving(proof -> proof.substring(0, proof.length() - 8) + "AAAAAAA=");
        try (ChosenKoji koji =
                ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG")).orElseThrow()) {
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("does not prove to be HTTP@localhost");
            door.proving(proof -> "");
            koji.hub().write(KojiCall.of("buildContainer"));
        } finally {
            door.proving(UnaryOperator.identity());
        }
    }

    @Test
    void trustsTheCertificatesThatAllOtherCallsTrust() {
        try (ChosenKoji koji = ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG", "127.0.0.1", Map.of()))
                .orElseThrow()) {
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("can't be reached (the certificate of 127.0.0.1:");
        }
        Map<String, String> tolerant = Map.of("freshmaker.koji.tls.verify-host", "false");
        try (ChosenKoji koji = ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG", "127.0.0.1", tolerant))
                .orElseThrow()) {
            koji.hub().write(KojiCall.of("buildContainer"));
        }
    }

    @Test
    void readsTheAnswersToALoginAsAllOthers() {
        try (ChosenKoji koji =
                ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG")).orElseThrow()) {
            hub.then(TinyHub.Reply.page(503, "<p>away</p>"));
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("can't log us in now")
                    .hasMessageContaining("answered sslLogin with 503: away");
            hub.then(TinyHub.Reply.lost());
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("gave no usable answer to sslLogin");
            hub.then(TinyHub.Reply.page(401, "<p>who?</p>"));
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isInstanceOf(KojiRefusal.class)
                    .hasMessageContaining("answered sslLogin with 401: who?");
            hub.then(TinyHub.Reply.fault(1006, "no such user"));
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isInstanceOf(KojiException.class)
                    .hasMessageContaining("no such user");
        }
    }

    @Test
    void waitsNoLongerForALoginThanForOtherAnswers() {
        var slow = new CountDownLatch(1);
        hub.on("sslLogin", call -> held(slow));
        Map<String, String> hasty = Map.of("freshmaker.koji.timeout", "1");
        try (ChosenKoji koji = ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG", "localhost", hasty))
                .orElseThrow()) {
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("timed out");
        } finally {
            slow.countDown();
            hub.on("sslLogin", hub.sessions()::login);
        }
    }

    private static Object held(CountDownLatch until) {
        try {
            return until.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysWhatToLookAtWhenThereIsNoTicket() {
        try (ChosenKoji koji = ChosenKoji.open(settings("somebody@EXAMPLE.ORG")).orElseThrow()) {
            assertThatThrownBy(() -> koji.hub().write(KojiCall.of("buildContainer")))
                    .isInstanceOf(KojiException.class)
                    .hasMessageContaining("somebody@EXAMPLE.ORG")
                    .hasMessageContaining("freshmaker.koji.kerberos.keytab");
            assertThat(koji.standing().sentence()).contains("the last login failed: Kerberos gives");
        }
    }
}
