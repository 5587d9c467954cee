package io.freshmaker.service;

import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.koji.TinyHub;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hub over HTTP that makes tasks, and a client of it with two sessions. */
abstract class HubFixture {

    static final KojiCall BUILD = KojiCall.of("buildContainer", "git://h/pear#1", "target");

    final AtomicInteger tasks = new AtomicInteger();
    TinyHub hub;
    KojiHttp http;
    KojiClient koji;

    @BeforeEach
    void startsAHub() throws IOException {
        hub = new TinyHub();
        hub.on("buildContainer", call -> tasks.incrementAndGet());
        hub.on("getBuild", call -> null);
        http = new KojiHttp(hub.url(), new HttpConnections(Optional.empty(), true, Duration.ofSeconds(1)).manager(4));
        koji = client("right", 2);
    }

    @AfterEach
    void stopsIt() {
        koji.close();
        http.close();
        hub.close();
    }

    KojiClient client(String password, int sessions) {
        return new KojiClient(
                http,
                Optional.of(new PasswordLogIn("freshmaker", password)),
                sessions,
                Duration.ofSeconds(2),
                Duration.ofMillis(5));
    }

    long calls(String method) {
        return hub.methodsHeard().stream().filter(method::equals).count();
    }
}
