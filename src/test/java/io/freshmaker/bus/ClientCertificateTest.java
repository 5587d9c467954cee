package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.freshmaker.CommandRun;
import io.freshmaker.settings.SettingsReader;
import io.freshmaker.tls.KeyStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets in only those with a certificate it knows. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCertificateTest {

    private static final String TLS = "freshmaker.bus.tls.";

    private static final String SAMPLE =
            "src/main/resources/routes/content/samples/spec-changed/fires-fedmsg-new-release.json";
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private Path keys;
    private Path trust;
    private String url;

    @BeforeAll
    void startsTheBroker(@TempDir Path directory) throws Exception {
        KeyStores stores = KeyStores.in(directory);
        keys = stores.keys();
        trust = stores.trust();
        var configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.addAcceptorConfiguration(
                "amqp",
                "tcp://127.0.0.1:0?protocols=AMQP;sslEnabled=true;needClientAuth=true;keyStorePath=" + keys
                        + ";keyStorePassword=secret;trustStorePath=" + trust + ";trustStorePassword=secret");
        broker.setConfiguration(configuration);
        broker.start();
        int port = broker.getActiveMQServer()
                .getRemotingService()
                .getAcceptor("amqp")
                .getActualPort();
        url = "amqps://localhost:" + port;
    }

    @AfterAll
    void stopsTheBroker() throws Exception {
        broker.stop();
    }

    @Test
    void letsUsInWithACertificate() {
        for (String address : List.of(url, "failover:(amqps://localhost:1," + url + ")")) {
            try (var publisher = new BusPublisher(access(address, full()), "topic:t")) {
                publisher.send(Wire.ofText("{}"));
            }
        }
    }

    @Test
    void takesTheCertificateFromTheUrlAsWell() {
        String options = "?transport.keyStoreLocation=" + keys + "&transport.keyStorePassword=secret"
                + "&transport.trustStoreLocation=" + trust + "&transport.trustStorePassword=secret";
        try (var publisher = new BusPublisher(access(url + options, Map.of()), "topic:t")) {
            publisher.send(Wire.ofText("{}"));
        }
    }

    @Test
    void saysThatTheBrokerWantsACertificate() {
        Map<String, String> tls = new HashMap<>(full());
        tls.remove(TLS + "key-store");
        assertThatThrownBy(() -> new BusPublisher(access(url, tls), "topic:t"))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("certificate");
    }

    @Test
    void looksAtTheNameInTheCertificateUnlessToldNotTo() {
        String other = url.replace("localhost", "127.0.0.1");
        assertThatThrownBy(() -> new BusPublisher(access(other, full()), "topic:t"))
                .hasStackTraceContaining("127.0.0.1");
        Map<String, String> tls = new HashMap<>(full());
        tls.put(TLS + "verify-host", "false");
        for (String address : List.of(other, "failover:(" + other + ")")) {
            new BusPublisher(access(address, tls), "topic:t").close();
        }
    }

    @Test
    void saysWhichCertificateIsWrongAndWhatToDo() {
        Map<String, String> untrusting =
                Map.of(TLS + "key-store", keys.toString(), TLS + "key-store-password", "secret");
        String untrusted =
                "the certificate of " + broker(url) + " is not trusted: add the authority that signed it to the"
                        + " file that freshmaker.bus.tls.trust-store names (";
        assertThat(refusal(url, untrusting)).startsWith(untrusted);
        assertThat(refusal("failover:(" + url + ",amqps://localhost:1)", untrusting))
                .startsWith(untrusted)
                .contains("; localhost:1: ", "Connection refused");
        assertThat(refusal("failover:(amqps://localhost:1," + url + "?transport.verifyHost=false)", untrusting))
                .contains("; " + untrusted);

        String other = url.replace("localhost", "127.0.0.1");
        for (String address : List.of(other, "failover:(" + other + ",amqps://localhost:1)")) {
            assertThat(refusal(address, full()))
                    .startsWith(
                            "the certificate of " + broker(other) + " is for another host: correct freshmaker.bus.url,"
                                    + " or set freshmaker.bus.tls.verify-host to false (");
        }
        String list = "failover:(" + url + ",amqps://localhost:1)";
        assertThat(CommandRun.of("publish", "-D", "freshmaker.bus.url=" + list, SAMPLE)
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("freshmaker: The broker at " + list + " does not take us: " + untrusted)
                .endsWith("Connection refused: localhost/127.0.0.1:1.");
        assertThat(refusal("failover:(amqps://localhost:1,amqps://localhost:1)", full()))
                .as("no certificate's fault")
                .startsWith("finishConnect");
    }

    private static String refusal(String address, Map<String, String> tls) {
        return catchThrowable(() -> new BusPublisher(access(address, tls), "topic:t"))
                .getMessage();
    }

    private static String broker(String address) {
        return address.replace("amqps://", "");
    }

    @Test
    void saysItOfAListAtTheStartAndWhenTheBrokerInUseIsGone(@TempDir Path directory) throws Exception {
        Map<String, String> untrusting =
                Map.of(TLS + "key-store", keys.toString(), TLS + "key-store-password", "secret");
        String untrusted = "the certificate of " + broker(url) + " is not trusted";
        try (var never = new DefaultCamelContext()) {
            assertThat(listening(never, "failover:(" + url + ",amqps://localhost:1)", untrusting))
                    .satisfies(attachment -> told(attachment, untrusted));
        }
        var plain = new EmbeddedBroker(directory, 0);
        try (var interrupted = new DefaultCamelContext()) {
            Attachment attachment = listening(interrupted, "failover:(" + plain.url() + "," + url + ")", untrusting);
            await().atMost(LONGEST).until(attachment::attached);
            plain.close();
            told(attachment, untrusted);
        }
    }

    private static Attachment listening(DefaultCamelContext context, String address, Map<String, String> tls)
            throws Exception {
        var attachment = new Attachment(false);
        var factory = BusConnection.forTaking(access(address, tls), 10);
        context.addComponent("amqp", BusConnection.component(factory, attachment, 1));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("amqp:queue:freshmaker::freshmaker").to("log:seen");
            }
        });
        context.start();
        return attachment;
    }

    private static void told(Attachment attachment, String words) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(attachment.problem()).contains(words));
    }

    @Test
    void namesTheFileThatIsWrongAndItsSetting() throws IOException {
        Path text = Files.writeString(keys.resolveSibling("text.p12"), "no key store");
        assertThat(refused("key-store-password", "other"))
                .containsExactly("freshmaker: " + TLS + "key-store = '" + keys
                        + "' does not open with the password: correct " + TLS + "key-store-password.");
        assertThat(refused("key-store", text.toString()))
                .singleElement()
                .asString()
                .contains("is no PKCS12");
        assertThat(refused("key-store", trust.toString()))
                .singleElement()
                .asString()
                .contains("no private key");
        assertThat(refused("trust-store", keys.toString()))
                .singleElement()
                .asString()
                .contains("no trusted certificate");
        assertThat(refused("trust-store", "/nowhere"))
                .singleElement()
                .asString()
                .contains("there is no such file");
    }

    private List<String> refused(String key, String value) {
        List<String> command = new ArrayList<>(List.of("serve"));
        Map<String, String> given = new HashMap<>(full());
        given.put("freshmaker.bus.url", url);
        given.put("freshmaker.data", keys.resolveSibling("data").toString());
        given.put("freshmaker.http.port", "0");
        given.put("freshmaker.management.port", "0");
        given.put(TLS + key, value);
        given.forEach((name, text) -> command.addAll(List.of("-D", name + "=" + text)));
        CommandRun run = CommandRun.of(command.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(2);
        return run.mistakes();
    }

    private Map<String, String> full() {
        return Map.of(
                TLS + "key-store",
                keys.toString(),
                TLS + "key-store-password",
                "secret",
                TLS + "trust-store",
                trust.toString(),
                TLS + "trust-store-password",
                "secret");
    }

    private static BusAccess access(String url, Map<String, String> tls) {
        Map<String, String> given = new HashMap<>(tls);
        given.put("freshmaker.bus.url", url);
        return BusAccess.of(new SettingsReader().read(null, Map.of(), given).bus());
    }
}
