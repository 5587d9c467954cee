package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementPathsTest {

    private final AtomicReference<Supplier<Health>> database =
            new AtomicReference<>(() -> Health.up("The database answers."));
    private final CountDownLatch broker = new CountDownLatch(1);
    private final AtomicInteger brokerChecks = new AtomicInteger();
    private final HttpServers servers = new HttpServers(new HttpLimits(60, 8_000, 4_000, 1_000, 4));
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HealthChecks checks = new HealthChecks(
            List.of(
                    new HealthCheck("database", () -> database.get().get()),
                    new HealthCheck("broker", this::waitForBroker)),
            2_000);
    private int port;

    @BeforeEach
    void start() {
        port = servers.listen(
                new Address("freshmaker.management.port", "127.0.0.1", 0),
                new ManagementPaths(checks, new MetricsText(metrics, () -> {})).on(servers.router()));
    }

    @AfterEach
    void stop() {
        checks.close();
        servers.close();
    }

    @Test
    void isReadyWhenEveryCheckIsUp() {
        broker.countDown();

        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"UP\",\"checks\":{"
                        + "\"database\":{\"status\":\"UP\",\"message\":\"The database answers.\"},"
                        + "\"broker\":{\"status\":\"UP\",\"message\":\"The broker is there.\"}}}");
    }

    @Test
    void isNotReadyWhenOneCheckIsDown() {
        broker.countDown();
        database.set(() -> Health.down("The database does not answer.").with(Map.of("first", "refused")));

        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .startsWith("{\"status\":\"DOWN\"")
                .contains("\"database\":{\"status\":\"DOWN\",\"message\":\"The database does not answer.\","
                        + "\"details\":{\"first\":\"refused\"}}")
                .contains("\"broker\":{\"status\":\"UP\"");
    }

    @Test
    void takesACheckThatFailsForDownAndTellsItWithoutTheNamesOfJavasClasses() {
        broker.countDown();
        var pool = new SQLTransientConnectionException("Connection is not available, request timed out");
        String away = "\"message\":\"It could not be asked for: the database is away (Connection is not available,"
                + " request timed out).\"";
        assertThat(answerWhenFailing(new ConnectionException(pool))).contains(away);
        assertThat(answerWhenFailing(new IllegalStateException("It can't be told: " + pool, pool)))
                .contains(away);
        assertThat(answerWhenFailing(new IllegalStateException("The disk is full.")))
                .contains("\"message\":\"It could not be asked for: The disk is full.\"");
        assertThat(answerWhenFailing(new IllegalStateException(new IOException("disk full"))))
                .contains("\"message\":\"It could not be asked for: disk full.\"");
        assertThat(answerWhenFailing(new NullPointerException()))
                .contains("\"message\":\"It could not be asked for: the log says why.\"");
    }

    private String answerWhenFailing(RuntimeException failure) {
        database.set(() -> {
            throw failure;
        });
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        return ready.body();
    }

    @Test
    void takesACheckWithoutAnAnswerForDown() {
        broker.countDown();
        database.set(() -> null);

        assertThat(get("/health/ready").body()).contains("\"message\":\"The check gave no answer.\"");
    }

    @Test
    void isAliveAndReportsACheckThatHangsWithoutStartingItAgain() {
        HttpResponse<String> first = get("/health/ready");
        HttpResponse<String> second = get("/health/ready");

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(second.body())
                .contains("\"broker\":{\"status\":\"DOWN\",\"message\":\"The check has not answered within 2000 ms.\"}")
                .contains("\"database\":{\"status\":\"UP\"");
        assertThat(brokerChecks).hasValue(1);
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"UP\",\"checks\":{}}");
    }

    @Test
    void givesTheMetricsAsPrometheusReadsThem() {
        metrics.counter("freshmaker.messages").increment(3);

        HttpResponse<String> response = get("/metrics");

        assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body().lines()).contains("freshmaker_messages_total 3.0");
    }

    @Test
    void knowsNothingElse() {
        assertThat(get("/api/1/events/").statusCode()).isEqualTo(404);
        assertThat(get("/health").body()).contains("\"status\":404");
    }

    private Health waitForBroker() {
        brokerChecks.incrementAndGet();
        try {
            return broker.await(20, TimeUnit.SECONDS) ? Health.up("The broker is there.") : Health.down("No broker.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("Stopped.");
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
