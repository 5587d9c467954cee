package io.freshmaker.service;

import static io.freshmaker.koji.TinyHub.Reply.fault;
import static io.freshmaker.koji.TinyHub.Reply.lost;
import static io.freshmaker.koji.TinyHub.Reply.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiRefusal;
import io.freshmaker.koji.LostKojiAnswer;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.koji.TinyHub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against a hub over HTTP: sessions, and what follows from each fault. */
@Timeout(30)
class KojiClientTest {

    private static final KojiCall BUILD = KojiCall.of("buildContainer", "git://h/pear#1", "target");

    private TinyHub hub;
    private KojiHttp http;
    private KojiClient koji;
    private final AtomicInteger tasks = new AtomicInteger();

    @BeforeEach
    void startsAHub() throws IOException {
        hub = new TinyHub();
        hub.on("buildContainer", call -> tasks.incrementAndGet());
        hub.on("getBuild", call -> null);
        http = new KojiHttp(hub.url(), new KojiConnections(Optional.empty(), true, Duration.ofSeconds(1)).manager(4));
        koji = client("right", 2);
    }

    @AfterEach
    void stopsIt() {
        koji.close();
        http.close();
        hub.close();
    }

    private KojiClient client(String password, int sessions) {
        return new KojiClient(
                http,
                Optional.of(new PasswordLogIn("freshmaker", password)),
                sessions,
                Duration.ofSeconds(2),
                Duration.ofMillis(5));
    }

    @Test
    void readsWithoutASession() {
        assertThat(koji.read(KojiCall.of("getBuild", "héllo-中-1")).isNull()).isTrue();
        assertThat(hub.heard).singleElement().satisfies(call -> {
            assertThat(call.parameters().get(0).textValue()).isEqualTo("héllo-中-1");
            assertThat(call.headers()).doesNotContainKeys("Koji-session-id", "Transfer-encoding");
            assertThat(call.header("Content-type")).isEqualTo("text/xml");
            assertThat(call.query()).isEmpty();
        });
        assertThat(koji.standing().sentence()).isEqualTo("No session is open; the first submission opens one.");
    }

    @Test
    void writesInOneSessionWithAscendingNumbers() {
        assertThat(koji.write(BUILD).intValue()).isEqualTo(1);
        assertThat(koji.write(BUILD).intValue()).isEqualTo(2);
        assertThat(hub.methodsHeard()).containsExactly("login", "buildContainer", "buildContainer");
        assertThat(hub.heard.stream().map(call -> call.header("Koji-session-callnum")))
                .containsExactly("", "0", "1");
        assertThat(hub.heard)
                .extracting(TinyHub.Heard::port)
                .as("one connection")
                .containsOnly(hub.heard.get(0).port());
        assertThat(koji.standing().sentence()).isEqualTo("One session is open.");
        koji.close();
        assertThat(hub.methodsHeard()).endsWith("logout");
    }

    @Test
    void writesTheSessionIntoTheAddressOfAnOldHub() {
        hub.sessions().inTheAddress();
        koji.write(BUILD);
        assertThat(hub.heard.get(1).query()).isEqualTo("session-id=101&session-key=101+key/0&callnum=0");
        assertThat(hub.heard.get(1).headers()).doesNotContainKey("Koji-session-id");
        hub.sessions().expireAll();
        koji.write(BUILD);
        assertThat(hub.sessions().made()).isEqualTo(1);
    }

    @Test
    void renewsASessionThatHasExpired() {
        koji.write(BUILD);
        hub.sessions().expireAll();
        assertThat(koji.write(BUILD).intValue()).isEqualTo(2);
        assertThat(hub.methodsHeard())
                .containsExactly("login", "buildContainer", "buildContainer", "login", "buildContainer");
        TinyHub.Heard renewal = hub.heard.get(3);
        assertThat(renewal.parameters())
                .hasToString("[\"freshmaker\",\"right\",{\"__starstar\":true,\"renew\":true,\"exclusive\":false}]");
        assertThat(renewal.header("Koji-session-key")).isEqualTo("101+key/0");
        assertThat(renewal.header("Koji-session-callnum")).isEqualTo("2");
        assertThat(hub.heard.get(4).header("Koji-session-callnum")).isEqualTo("3");
        assertThat(hub.sessions().made()).isEqualTo(1);
    }

    @Test
    void logsInAnewWhenARenewalIsRefused() {
        koji.write(BUILD);
        hub.sessions().expireAll();
        hub.then(fault(1007, "expired"), fault(1002, "Invalid session"));
        koji.write(BUILD);
        assertThat(hub.sessions().made()).isEqualTo(2);
    }

    @Test
    void logsInAnewWhenTheHubForgotTheSession() {
        koji.write(BUILD);
        hub.sessions().forgetAll();
        assertThat(koji.write(BUILD).intValue()).isEqualTo(2);
        assertThat(hub.sessions().made()).isEqualTo(2);
        assertThat(tasks).hasValue(2);
    }

    @Test
    void givesUpOnASessionThatIsRefusedAtOnceAgain() {
        koji.write(BUILD);
        String words = "Invalid session or bad credentials";
        hub.sessions().forgetAll();
        hub.on("buildContainer", call -> fault(1002, words));
        assertThatThrownBy(() -> koji.write(BUILD))
                .isInstanceOf(KojiRefusal.class)
                .hasMessageContaining(words)
                .hasMessageContaining("changing addresses");
    }

    @Test
    void saysWhichSettingIsWrongWhenALoginIsRefused() {
        try (KojiClient wrong = client("wrong", 1)) {
            assertThatThrownBy(() -> wrong.write(BUILD))
                    .isInstanceOf(KojiRefusal.class)
                    .hasMessage("Koji does not log us in (fault 1002: invalid username or password): look at"
                            + " freshmaker.koji.user and freshmaker.koji.password");
            assertThat(wrong.standing().sentence())
                    .startsWith("No session is open, and the last login failed: Koji does not log us in");
        }
        assertThat(tasks).hasValue(0);
    }

    @Test
    void startsAnewWhenTheNumbersAreOutOfStep() {
        koji.write(BUILD);
        hub.then(fault(1008, "77 > 74 (session 101)"));
        assertThat(koji.write(BUILD).intValue()).isEqualTo(2);
        assertThat(hub.sessions().made()).isEqualTo(2);
    }

    @Test
    void neverSendsAgainWhatMayHaveBeenDone() {
        koji.write(BUILD);
        for (TinyHub.Reply reply : List.of(
                lost(),
                page(502, "<html><head><title>t</title></head><h1>Bad Gateway</h1></html>"),
                page(503, "Service Unavailable"),
                page(200, "<html>Please log in</html>"),
                fault(1009, "unable to retry call 77 (method buildContainer) for session 101"),
                fault(1, "<class 'psycopg2.OperationalError'>: server closed the connection unexpectedly"))) {
            int before = (int) calls();
            hub.on("buildContainer", call -> reply);
            assertThatThrownBy(() -> koji.write(BUILD)).as(reply.body()).isInstanceOf(LostKojiAnswer.class);
            assertThat(calls()).isEqualTo(before + 1);
        }
        assertThat(koji.standing().trouble()).isEmpty();
    }

    private long calls() {
        return hub.methodsHeard().stream().filter("buildContainer"::equals).count();
    }

    @Test
    void waitsNoLongerThanToldForAnAnswerAndDoesNotUseThatSessionAgain() {
        hub.on("buildContainer", call -> {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofSeconds(2).toNanos());
            return 1;
        });
        assertThatThrownBy(() -> koji.write(BUILD))
                .isInstanceOf(LostKojiAnswer.class)
                .hasMessageContaining("imed out");
        hub.on("buildContainer", call -> 2);
        koji.write(BUILD);
        assertThat(hub.sessions().made()).isEqualTo(2);
    }

    @Test
    void passesOnWhatTheHubRefuses() {
        hub.on("buildContainer", call -> fault(1000, "No such channel: attic"));
        assertThatThrownBy(() -> koji.write(BUILD))
                .isInstanceOfSatisfying(KojiFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(1000);
                    assertThat(fault.permanent()).isTrue();
                })
                .hasMessage("No such channel: attic");
        hub.on("buildContainer", call -> fault(1004, "Cannot cancel task, not owner"));
        assertThatThrownBy(() -> koji.write(BUILD)).isInstanceOf(KojiFault.class);
        hub.on("buildContainer", call -> fault(1014, "database outage"));
        assertThatThrownBy(() -> koji.write(BUILD))
                .isExactlyInstanceOf(KojiException.class)
                .hasMessageContaining("database outage");
        hub.on("buildContainer", call -> page(400, "Invalid request: unclosed token: line 1, column 0"));
        assertThatThrownBy(() -> koji.write(BUILD))
                .isInstanceOf(KojiRefusal.class)
                .hasMessageContaining("unclosed token");
        hub.on("buildContainer", call -> page(404, "no such page"));
        assertThatThrownBy(() -> koji.write(BUILD)).hasMessageContaining("is freshmaker.koji.url right?");
        assertThat(hub.sessions().made()).isEqualTo(1);
    }

    @Test
    void readsAgainWhereThatHelps() {
        hub.then(page(502, "Bad Gateway"), fault(1014, "offline"));
        assertThat(koji.read(KojiCall.of("getBuild", 1)).isNull()).isTrue();
        hub.then(lost(), page(503, "busy"), fault(1014, "offline for a new disk"));
        assertThatThrownBy(() -> koji.read(KojiCall.of("getBuild", 1)))
                .isExactlyInstanceOf(KojiException.class)
                .hasMessageContaining("offline for a new disk");
        hub.then(fault(1000, "No such entry in table tag: attic"));
        assertThatThrownBy(() -> koji.read(KojiCall.of("getBuild", 1))).isInstanceOf(KojiFault.class);
        assertThat(hub.heard).hasSize(7);
    }

    @Test
    void knowsThatNothingWasSentToAHubThatIsNotThere() {
        hub.close();
        for (KojiCall call : List.of(BUILD, KojiCall.of("getBuild", 1))) {
            assertThatThrownBy(() -> koji.write(call))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("can't be reached")
                    .hasMessageContaining("freshmaker.koji.url");
        }
        assertThatThrownBy(() -> koji.read(BUILD)).isExactlyInstanceOf(KojiException.class);
    }

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
                http, Optional.of(new PasswordLogIn("freshmaker", "right")), 1, Duration.ofMillis(20), Duration.ZERO)) {
            var pool = Executors.newSingleThreadExecutor();
            Future<?> first = pool.submit(() -> single.write(BUILD));
            await().atMost(Duration.ofSeconds(5)).until(() -> calls() == 1);
            assertThatThrownBy(() -> single.write(BUILD))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("freshmaker.koji.sessions");
            released.countDown();
            first.get();
            pool.shutdown();
        }
    }

    @Test
    void asksMuchInOneRequestAndKeepsTheOrderOfTheAnswers() {
        hub.on("multiCall", call -> {
            List<Object> answers = new ArrayList<>();
            for (JsonNode each : call.get(0)) {
                int id = each.get("params").get(0).intValue();
                answers.add(
                        id == 3
                                ? Map.of("faultCode", 1000, "faultString", "No such build: 3", "traceback", List.of())
                                : List.of(id));
            }
            return answers;
        });
        List<KojiAnswer> answers = koji.readAll(IntStream.range(0, 1_001)
                .mapToObj(id -> KojiCall.of("getBuild", id))
                .toList());
        assertThat(answers).hasSize(1_001);
        assertThat(answers.get(3).fault()).hasMessage("No such build: 3");
        assertThat(answers.get(1_000).orThrow().intValue()).isEqualTo(1_000);
        assertThat(hub.methodsHeard()).containsExactly("multiCall", "multiCall");
        assertThat(koji.readAll(List.of())).isEmpty();
    }

    @Test
    void onlyReadsWhereNoLoginIsConfigured() {
        try (var reader = new KojiClient(http, Optional.empty(), 1, Duration.ZERO, Duration.ZERO)) {
            reader.read(KojiCall.of("getBuild", 1));
            assertThatThrownBy(() -> reader.write(BUILD)).hasMessageContaining("set freshmaker.koji.auth");
            assertThat(reader.standing().sentence()).contains("only read");
        }
    }
}
