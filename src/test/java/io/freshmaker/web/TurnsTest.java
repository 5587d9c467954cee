package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Collection<String> here = new CopyOnWriteArrayList<>();
    private final List<RoutingContext> begun = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new ArrayList<>();
    private final Turns turns = new Turns(1, 2);
    private HttpServers servers;
    private int port;

    @BeforeEach
    void listen() {
        servers = new HttpServers(GuardedApi.LIMITS);
        var router = servers.router();
        router.route().handler(context -> {
            here.add(context.normalizedPath());
            turns.handle(context);
        });
        router.route().handler(begun::add);
        port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        servers.close();
    }

    private void ask(String address, String path) throws IOException {
        var client = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0);
        clients.add(client);
        client.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        await().atMost(LONGEST).until(() -> here.contains(path));
    }

    private void begins(String... paths) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(begun)
                        .extracting(RoutingContext::normalizedPath)
                        .containsExactly(paths));
    }

    private void ends(int which) {
        turns.leaves(begun.get(which).request().connection());
    }

    @Test
    void letsAddressesHaveTheirTurnOneAfterTheOther() throws IOException {
        ask("127.0.0.2", "/a1");
        ask("127.0.0.2", "/a3");
        ask("127.0.0.2", "/a4");
        ask("127.0.0.3", "/b1");
        ends(0);
        begins("/a1", "/a3");
        ends(1);
        begins("/a1", "/a3", "/b1");
        ends(2);
        begins("/a1", "/a3", "/b1", "/a4");
    }

    @Test
    void letsTheNextBeginWhileSomethingTakesLongButNoMoreThanThereAreWorkers() throws IOException {
        ask("127.0.0.2", "/a1");
        ask("127.0.0.2", "/a2");
        ask("127.0.0.2", "/a3");
        begins("/a1");
        turns.watch(begun.get(0).vertx());
        begins("/a1", "/a2");
        ends(0);
        begins("/a1", "/a2", "/a3");
    }
}
