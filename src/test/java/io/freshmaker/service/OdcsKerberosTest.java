package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.koji.TinyHub;
import io.freshmaker.odcs.Wire;
import io.freshmaker.odcs.Works;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shows ODCS tickets of a real Kerberos server. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OdcsKerberosTest {

    private Realm realm;
    private Negotiation door;

    @BeforeAll
    void startsTheRealm(@TempDir Path directory) throws Exception {
        realm = Realm.in(directory);
        door = new Negotiation("*", realm.keytab("hub"));
    }

    @AfterAll
    void stopsIt() throws Exception {
        realm.close();
    }

    private Map<String, String> odcs(TinyOdcs odcs) {
        return Map.of(
                "freshmaker.odcs.url",
                odcs.url(),
                "freshmaker.odcs.auth",
                "kerberos",
                "freshmaker.odcs.kerberos.principal",
                "freshmaker@EXAMPLE.ORG",
                "freshmaker.odcs.kerberos.keytab",
                realm.keytab("client").toString());
    }

    private void admit(TinyOdcs.Heard heard) {
        assertThat(door.admit(new TinyHub.Heard(1, heard.uri(), "", heard.headers(), heard.method(), null)))
                .isPresent();
    }

    @Test
    void showsOdcsAFreshTicketWhereOneIsNotTaken() throws Exception {
        try (var odcs = new TinyOdcs();
                var caller = new OdcsCaller(odcs(odcs))) {
            odcs.then(Wire.of("asked-401-proxy"), Wire.of("asked-200"), Wire.of("got-404"));
            assertThat(caller.call("request-compose", Works.asked(Works.tag()))
                            .getMessage()
                            .getBody())
                    .isInstanceOf(ComposeAnswer.Accepted.class);
            caller.call("get-compose", Works.work(Works.tag(), 512));

            assertThat(odcs.heard).extracting(TinyOdcs.Heard::method).containsExactly("POST", "POST", "GET");
            assertThat(odcs.heard)
                    .extracting(TinyOdcs.Heard::body)
                    .element(1)
                    .isEqualTo(odcs.heard.get(0).body());
            assertThat(odcs.heard)
                    .extracting(heard -> heard.header("Authorization"))
                    .doesNotHaveDuplicates();
            door.seen().clear();
            odcs.heard.forEach(this::admit);
            assertThat(door.seen()).containsOnly("freshmaker@EXAMPLE.ORG").hasSize(3);
        }
    }

    @Test
    void asksOdcsNoThirdTimeAndBelievesOnlyWhomTheTicketIsFor() throws Exception {
        try (var odcs = new TinyOdcs();
                var caller = new OdcsCaller(odcs(odcs))) {
            odcs.then(Wire.of("asked-401"), Wire.of("asked-401"), Wire.of("asked-200"));
            assertThat(caller.call("request-compose", Works.asked(Works.tag()))
                            .getMessage()
                            .getBody())
                    .isInstanceOfSatisfying(
                            ComposeAnswer.Refused.class,
                            refused -> assertThat(refused.words())
                                    .endsWith(
                                            "does ODCS let freshmaker.odcs.kerberos.principal = freshmaker@EXAMPLE.ORG make"
                                                    + " composes?"));
            odcs.with(Map.of("WWW-Authenticate", "Negotiate AAAA"));
            assertThat(caller.call("request-compose", Works.asked(Works.tag()))
                            .getMessage()
                            .getBody())
                    .isInstanceOfSatisfying(
                            ComposeAnswer.Unknown.class,
                            unknown -> assertThat(unknown.words())
                                    .contains("Who answers at ODCS does not prove to be HTTP@localhost"));
        }
    }

    @Test
    void knowsThatOdcsWasAskedNothingWithoutATicket() throws Exception {
        try (var odcs = new TinyOdcs()) {
            Map<String, String> stranger = new HashMap<>(odcs(odcs));
            stranger.put("freshmaker.odcs.kerberos.principal", "somebody@EXAMPLE.ORG");
            try (var caller = new OdcsCaller(stranger)) {
                assertThat(caller.call("request-compose", Works.asked(Works.tag()))
                                .getMessage()
                                .getBody())
                        .isInstanceOfSatisfying(
                                ComposeAnswer.Refused.class,
                                refused -> assertThat(refused.words())
                                        .startsWith("Kerberos gives somebody@EXAMPLE.ORG no ticket")
                                        .contains("does freshmaker.odcs.kerberos.keytab"));
                assertThat(odcs.heard).isEmpty();
            }
        }
    }
}
