package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubFaultsTest {

    private static final String ORDER = "buildContainer";

    private final HubWorkshop workshop = new HubWorkshop();
    private final HubFaults faults = workshop.hub.faults();

    @AfterEach
    void close() {
        workshop.close();
    }

    private long order() {
        return workshop.order("httpd", Map.of("userdata", Map.of("freshmaker_token", "t-1")));
    }

    private int tasks() {
        return workshop.client
                .call("listTasks", Map.of(), Map.of("countOnly", true))
                .asInt();
    }

    @Test
    void anAnswerLostAfterTheWorkLeavesATask() {
        faults.next(1, ORDER, Kind.LOST_AFTER_WORK);
        assertThatThrownBy(this::order).isInstanceOf(UncheckedIOException.class);
        assertThat(tasks()).isEqualTo(1);
        faults.next(1, ORDER, Kind.LOST_BEFORE_WORK);
        assertThatThrownBy(this::order).isInstanceOf(UncheckedIOException.class);

        assertThat(tasks()).isEqualTo(1);
        assertThat(workshop.hub.orders()).extracting(ReceivedOrder::task).containsExactly(1L, 0L);
        assertThat(workshop.hub.orders()).allMatch(ReceivedOrder::lost);
        assertThat(workshop.hub.duplicates()).isEmpty();
        order();
        assertThat(workshop.hub.duplicates()).containsExactly(Map.entry("t-1", List.of(1L, 2L)));
        assertThat(workshop.hub.orders())
                .extracting(ReceivedOrder::user)
                .containsExactly("freshmaker", null, "freshmaker");
    }

    @Test
    void aRequestSentTwiceAtATimeMakesTwoTasks() {
        faults.next(1, ORDER, Kind.DUPLICATED);

        order();

        assertThat(tasks()).isEqualTo(2);
        assertThat(workshop.hub.duplicates()).containsOnlyKeys("t-1");
    }

    @Test
    void aRequestHeldBackIsWorkedOnLate() {
        faults.slowWork(1, ORDER, Duration.ofMillis(150));
        CompletableFuture<Long> late = CompletableFuture.supplyAsync(this::order);

        assertThat(tasks()).isZero();
        assertThat(late.join()).isEqualTo(1);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void sessionsEndAndTheHubGoesAway() {
        faults.next(1, "getAPIVersion", Kind.OFFLINE_1014);
        fault(1014, "server is offline");
        faults.next(1, "getAPIVersion", Kind.SEQUENCE_1008);
        fault(1008, "1 > 0 (session 2)");
        faults.next(1, "getAPIVersion", Kind.EXPIRED_1007);
        fault(1007, "session \"2\" has expired");
        fault(1007, "session \"2\" has expired");
        faults.next(1, "login", Kind.BAD_SESSION_1002);
        assertThat(faults.hits(Kind.EXPIRED_1007)).isEqualTo(1);
        assertThat(workshop.hub.calls("getAPIVersion")).isEqualTo(4);
    }

    private JsonNode other;

    private void fault(int code, String words) {
        other = other == null ? workshop.client.login() : other;
        assertThatThrownBy(() -> workshop.client.call(other, 0, "getAPIVersion"))
                .isInstanceOfSatisfying(
                        HubClient.Fault.class, fault -> assertThat(fault.code).isEqualTo(code))
                .hasMessage(words);
    }

    @Test
    void theFrontEndAnswersWithPages() {
        faults.next(1, HubFaults.ANY, Kind.BAD_GATEWAY_502);
        faults.next(1, HubFaults.ANY, Kind.UNAVAILABLE_503);
        faults.next(1, HubFaults.ANY, Kind.BAD_REQUEST_400);
        assertThat(List.of(hello(), hello(), hello(), hello()))
                .extracting(HttpResponse::statusCode)
                .containsExactly(502, 503, 400, 200);
        faults.slow(1, "hello", Duration.ofMillis(100));
        long begun = System.nanoTime();
        assertThat(hello().body()).contains("Hello World");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));

        workshop.hub.stopListening();
        assertThatThrownBy(this::hello).isInstanceOf(UncheckedIOException.class);
        workshop.hub.startListening();
        assertThat(hello().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> hello() {
        return workshop.client.send(AnswerWriter.call("hello", HubClient.array()), request -> request);
    }
}
