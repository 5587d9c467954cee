package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.PasswordLogIn;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads and few sessions. */
@Timeout(30)
class KojiConcurrencyTest extends HubFixture {

    @Test
    void sharesTwoSessionsAmongEightThreads() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        Callable<Integer> one = () -> koji.write(BUILD).intValue();
        Set<Integer> made = new HashSet<>();
        for (Future<Integer> each : pool.invokeAll(Collections.nCopies(80, one))) {
            made.add(each.get());
        }
        pool.shutdown();
        assertThat(made).hasSize(80);
        assertThat(hub.sessions().made()).isEqualTo(2);
        assertThat(hub.sessions().overlapped()).isFalse();
        // A number out of order would have been answered with 1008, and that with a third session.
        assertThat(hub.heard).hasSize(82);
        assertThat(koji.standing().sentence()).isEqualTo("2 sessions are open.");
    }

    @Test
    void saysThatAllSessionsAreBusy() throws Exception {
        var released = new CountDownLatch(1);
        hub.on("buildContainer", call -> {
            try {
                return released.await(5, TimeUnit.SECONDS) ? 1 : 2;
            } catch (InterruptedException e) {
                return 3;
            }
        });
        try (var single = new KojiClient(
                http,
                Optional.of(new PasswordLogIn("freshmaker", "right")),
                1,
                Duration.ofMillis(200),
                Duration.ZERO)) {
            var pool = Executors.newSingleThreadExecutor();
            Future<?> first = pool.submit(() -> written(single));
            await().atMost(Duration.ofSeconds(5)).until(() -> calls("buildContainer") == 1);
            assertThatThrownBy(() -> single.write(BUILD))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("freshmaker.koji.sessions");
            released.countDown();
            first.get();
            pool.shutdown();
        }
    }

    /** The login may take longer than the call may wait: then it is there for the next one. */
    private static JsonNode written(KojiClient client) {
        try {
            return client.write(BUILD);
        } catch (KojiException late) {
            return client.write(BUILD);
        }
    }
}
