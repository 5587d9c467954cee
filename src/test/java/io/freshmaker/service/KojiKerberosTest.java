package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.TinyHub;
import io.freshmaker.settings.Koji;
import io.freshmaker.settings.SettingsReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs in with a ticket of a real Kerberos server. Java knows one {@code krb5.conf} only; no other test of this process
 * speaks Kerberos, so that naming it is nobody else's business.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KojiKerberosTest {

    private static final String CONF = "java.security.krb5.conf";

    private final SimpleKdcServer kdc;
    private Path directory;
    private TinyHub hub;
    private Negotiation door;

    KojiKerberosTest() throws Exception {
        kdc = new SimpleKdcServer();
    }

    @BeforeAll
    void startsTheServers(@TempDir Path temporary) throws Exception {
        directory = temporary;
        kdc.setKdcRealm("EXAMPLE.ORG");
        kdc.setKdcHost("localhost");
        kdc.setAllowUdp(false);
        kdc.setWorkDir(temporary.toFile());
        kdc.init();
        kdc.start();
        kdc.createPrincipals("freshmaker@EXAMPLE.ORG", "HTTP/localhost@EXAMPLE.ORG");
        kdc.exportPrincipal("freshmaker@EXAMPLE.ORG", keytab("client"));
        kdc.exportPrincipal("HTTP/localhost@EXAMPLE.ORG", keytab("hub"));
        Files.writeString(temporary.resolve("krb5.conf"), """
                [libdefaults]
                    default_realm = EXAMPLE.ORG
                    udp_preference_limit = 1
                    dns_lookup_kdc = false
                    rdns = false
                [realms]
                    EXAMPLE.ORG = {
                        kdc = localhost:%d
                    }
                [domain_realm]
                    localhost = EXAMPLE.ORG
                """.formatted(kdc.getKdcPort()));
        System.setProperty(CONF, temporary.resolve("krb5.conf").toString());
        hub = new TinyHub();
        hub.on("buildContainer", call -> 31);
        door = new Negotiation("HTTP/localhost@EXAMPLE.ORG", keytab("hub").toPath());
        hub.guard("/kojihub/ssllogin", door);
    }

    @AfterAll
    void stopsThem() throws Exception {
        System.clearProperty(CONF);
        hub.close();
        kdc.stop();
    }

    private File keytab(String name) {
        return directory.resolve(name + ".keytab").toFile();
    }

    private Koji settings(String principal) {
        Map<String, String> given = new HashMap<>();
        given.put("freshmaker.koji.url", hub.url());
        given.put("freshmaker.koji.auth", "kerberos");
        given.put("freshmaker.koji.kerberos.principal", principal);
        given.put("freshmaker.koji.kerberos.keytab", keytab("client").toString());
        return new SettingsReader().read(null, Map.of(), given).koji();
    }

    @Test
    void logsInAndRenewsItsSessionWithATicketEach() {
        try (ChosenKoji koji =
                ChosenKoji.open(settings("freshmaker@EXAMPLE.ORG")).orElseThrow()) {
            koji.hub().write(KojiCall.of("buildContainer"));
            hub.sessions().expireAll();
            koji.hub().write(KojiCall.of("buildContainer"));
            assertThat(door.seen()).containsExactly("freshmaker@EXAMPLE.ORG", "freshmaker@EXAMPLE.ORG");
            assertThat(hub.sessions().made()).isEqualTo(1);
            assertThat(hub.heard.stream()
                            .filter(call -> !call.header("Authorization").isEmpty()))
                    .allSatisfy(call -> assertThat(call.path()).isEqualTo("/kojihub/ssllogin"))
                    .hasSize(2);
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
