package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshmaker.settings.SettingsReader;
import io.freshmaker.tls.KeyStores;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.qpid.jms.exceptions.JmsExceptionSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that ends connections without a word: what TLS 1.3 says about a client's certificate is lost by a reset. */
@Timeout(60)
class HungUpTest {

    private static final String HUNG_UP = "The broker hung up while TLS began";
    private static final String SETTING = "freshmaker.bus.tls.key-store";
    private static final JMSException STUMBLED =
            JmsExceptionSupport.create(new NullPointerException("this.serializer is null"));

    private SSLServerSocket broker;
    private CompletableFuture<Void> hangingUp;
    private BusAccess access;

    @BeforeEach
    void hangsUp(@TempDir Path directory) throws Exception {
        KeyStores stores = KeyStores.in(directory);
        broker = listening(stores.keys());
        hangingUp = CompletableFuture.runAsync(() -> hangUp(broker));
        Map<String, String> given = Map.of(
                "freshmaker.bus.url",
                "amqps://localhost:" + broker.getLocalPort(),
                "freshmaker.bus.tls.trust-store",
                stores.trust().toString(),
                "freshmaker.bus.tls.trust-store-password",
                "secret");
        access = BusAccess.of(new SettingsReader().read(null, Map.of(), given).bus());
    }

    @AfterEach
    void ends() throws Exception {
        broker.close();
        hangingUp.get(30, TimeUnit.SECONDS);
    }

    @Test
    void isToldToWhoSends() {
        assertThatThrownBy(() -> new BusPublisher(access, "topic:t"))
                .hasMessageStartingWith(HUNG_UP)
                .hasMessageContaining(SETTING);
    }

    @Test
    void isToldToWhoListens() throws Exception {
        var attachment = new Attachment(false);
        try (var context = new DefaultCamelContext()) {
            context.addComponent("amqp", BusConnection.component(BusConnection.forTaking(access, 10), attachment, 1));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("amqp:queue:freshmaker::freshmaker").to("log:seen");
                }
            });
            context.start();
            await().atMost(Duration.ofSeconds(25))
                    .untilAsserted(() -> assertThat(attachment.problem()).contains(HUNG_UP, SETTING));
        }
    }

    @Test
    void isToldOfAListAsWell() {
        String list = "failover:(" + access.url() + ",amqps://localhost:1)";
        var look = new BrokerLook(access.at(list));
        assertThat(look.certificates())
                .contains("localhost:" + broker.getLocalPort() + " hung up while TLS began", SETTING)
                .contains("; localhost:1: ");
        assertThat(look.unopened(STUMBLED, "no")).isEqualTo(look.certificates());
    }

    @Test
    void isToldAlsoWhereTheClientStumblesOverIt() {
        assertThat(new BrokerLook(access).unopened(STUMBLED, "no")).startsWith(HUNG_UP);
        assertThat(new BrokerLook(access.at("amqp://localhost:1")).unopened(STUMBLED, "the connection failed"))
                .isEqualTo("the connection failed");
    }

    private static SSLServerSocket listening(Path keys) throws Exception {
        char[] password = "secret".toCharArray();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void hangUp(SSLServerSocket broker) {
        while (!broker.isClosed()) {
            try (var socket = (SSLSocket) broker.accept()) {
                socket.startHandshake();
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // The client went first, or the broker is closed, which ends this.
                continue;
            }
        }
    }
}
