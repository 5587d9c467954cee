package io.freshmaker.sandbox.odcs;

import static io.freshmaker.sandbox.odcs.OdcsFaults.COMPOSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.sandbox.odcs.OdcsFaults.Kind;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OdcsFaultsTest {

    private static final String WANTED = OdcsWorkshop.wanted("f27", "bash", "");

    private final OdcsWorkshop workshop = new OdcsWorkshop();
    private final OdcsFaults faults = workshop.odcs.faults();

    @AfterEach
    void close() {
        workshop.close();
    }

    private int composes() {
        return workshop.list("source=f27").at("/meta/total").asInt();
    }

    @Test
    void anAnswerLostAfterTheWorkLeavesAComposeBehind() {
        faults.next(1, "POST", COMPOSES, Kind.LOST_AFTER_WORK);
        assertThatThrownBy(() -> workshop.post(WANTED)).isInstanceOf(UncheckedIOException.class);
        assertThat(composes()).isEqualTo(1);
        faults.next(1, "POST", COMPOSES, Kind.LOST_BEFORE_WORK);
        assertThatThrownBy(() -> workshop.post(WANTED)).isInstanceOf(UncheckedIOException.class);
        assertThat(composes()).isEqualTo(1);
        faults.next(1, "POST", COMPOSES, Kind.GATEWAY_TIMEOUT_504);
        assertThat(workshop.post(WANTED).statusCode()).isEqualTo(504);
        assertThat(composes()).isEqualTo(2);

        assertThat(workshop.odcs.requests()).extracting(ReceivedCompose::made).containsExactly(1L, 0L, 2L);
        assertThat(workshop.odcs.requests()).extracting(ReceivedCompose::lost).containsExactly(true, true, false);
        assertThat(workshop.odcs.made().values()).containsExactly(List.of(1L, 2L));
    }

    @Test
    void wrongStatusesComeInsteadOfTheWorkAndAreCounted() {
        faults.next(1, "POST", COMPOSES, Kind.UNAUTHORIZED_401);
        faults.next(1, "POST", COMPOSES, Kind.FORBIDDEN_403);
        faults.next(1, "POST", COMPOSES, Kind.CRASH_500);
        faults.next(2, "POST", COMPOSES, Kind.BAD_GATEWAY_502);
        faults.next(1, "POST", COMPOSES, Kind.UNAVAILABLE_503);

        for (int status : new int[] {401, 403, 500, 502, 502, 503}) {
            HttpResponse<String> answer = workshop.post(WANTED);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(status > 500 ? "text/html" : "application/json");
        }

        assertThat(composes()).isZero();
        assertThat(faults.hits(Kind.BAD_GATEWAY_502)).isEqualTo(2);
        assertThat(workshop.odcs.requests()).extracting(ReceivedCompose::made).containsOnly(0L);
        assertThat(workshop.post(WANTED).statusCode()).isEqualTo(200);
    }

    @Test
    void slowAnswersComeAfterTheWorkAndSlowWorkBeforeTheAnswer() {
        faults.slow(1, "POST", COMPOSES, Duration.ofMillis(200));
        faults.slowWork(1, "POST", COMPOSES, Duration.ofMillis(200));
        long begin = System.nanoTime();

        assertThat(workshop.post(WANTED).statusCode()).isEqualTo(200);
        assertThat(workshop.post(WANTED).statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void faultsOfOneComposeLeaveOthersAlone() {
        workshop.post(WANTED);
        faults.next(1, "GET", COMPOSES + "1", Kind.BAD_GATEWAY_502);

        assertThat(composes()).isEqualTo(1);
        assertThat(workshop.send("GET", COMPOSES + "1", null).statusCode()).isEqualTo(502);
        assertThat(workshop.read(1).path("id").asInt()).isEqualTo(1);
        faults.next(9, "GET", COMPOSES, Kind.CRASH_500);
        faults.clear();
        assertThat(composes()).isEqualTo(1);
        assertThat(workshop.odcs.reads()).isEqualTo(4);
    }

    @Test
    void whatWasReceivedIsKnownByTheContentThatWasAskedFor() {
        workshop.post("{'source': {'type': 'build', 'source': '', 'builds': ['b-1-1', 'a-1-1'], 'packages': ['a'],"
                + " 'sigkeys': ['e99d6ad1']}, 'flags': ['no_deps']}");
        workshop.post("{'source': {'type': 'build'}, 'flags': ['odd']}");
        workshop.post("{'source': {'type': 'pulp', 'source': 'x'}}");
        var need = new ComposeNeed(
                ComposeSource.BUILD,
                "",
                new TreeSet<>(List.of("a")),
                new TreeSet<>(List.of("a-1-1", "b-1-1")),
                List.of("e99d6ad1"),
                new TreeSet<>(),
                new TreeSet<>(List.of("no_deps")));

        assertThat(workshop.odcs.requests()).extracting(ReceivedCompose::need).containsExactly(need, null, null);
        assertThat(workshop.odcs.requests()).extracting(ReceivedCompose::status).containsExactly(200, 400, 200);
        assertThat(workshop.odcs.made()).containsOnlyKeys(need.key());
    }

    @Test
    void refusesConnectionsAndComesBackOnItsPort() {
        String url = workshop.odcs.url();

        workshop.odcs.stopListening();
        assertThatThrownBy(() -> workshop.list("")).isInstanceOf(UncheckedIOException.class);
        workshop.odcs.startListening();

        assertThat(workshop.odcs.url()).isEqualTo(url);
        assertThat(workshop.list("").path("items")).isEmpty();
    }
}
