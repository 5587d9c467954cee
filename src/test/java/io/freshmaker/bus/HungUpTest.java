package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.settings.SettingsReader;
import io.freshmaker.tls.KeyStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that ends a connection without a word: what TLS 1.3 says about a client's certificate is lost by a reset. */
@Timeout(60)
class HungUpTest {

    @Test
    void saysThatItMayWantACertificate(@TempDir Path directory) throws Exception {
        KeyStores stores = KeyStores.in(directory);
        try (SSLServerSocket broker = listening(stores.keys())) {
            var hangingUp = CompletableFuture.runAsync(() -> hangUp(broker));
            Map<String, String> given = Map.of(
                    "freshmaker.bus.url",
                    "amqps://localhost:" + broker.getLocalPort(),
                    "freshmaker.bus.tls.trust-store",
                    stores.trust().toString(),
                    "freshmaker.bus.tls.trust-store-password",
                    "secret");
            BusAccess access = BusAccess.of(
                    new SettingsReader().read(null, Map.of(), given).bus());
            assertThatThrownBy(() -> new BusPublisher(access, "topic:t"))
                    .hasMessageStartingWith("The broker hung up while TLS began")
                    .hasMessageContaining("freshmaker.bus.tls.key-store");
            hangingUp.get(30, TimeUnit.SECONDS);
        }
    }

    private static SSLServerSocket listening(Path keys) throws Exception {
        char[] password = "secret".toCharArray();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void hangUp(SSLServerSocket broker) {
        try (var socket = (SSLSocket) broker.accept()) {
            socket.startHandshake();
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
