package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import io.freshmaker.odcs.OdcsException;
import io.freshmaker.odcs.Wire;
import io.freshmaker.odcs.Works;
import io.freshmaker.service.TinyOdcs.Heard;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The kamelets of ODCS over HTTP. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OdcsKameletsTest {

    private static final Wire LOST = new Wire(0, "");
    private static final ComposeWork WORK = Works.work(Works.tag(), 512);

    private TinyOdcs odcs;
    private OdcsCaller caller;

    @BeforeAll
    void starts() throws IOException {
        odcs = new TinyOdcs();
        caller = new OdcsCaller(Map.of(
                "freshmaker.odcs.url", odcs.url(),
                "freshmaker.odcs.auth", "token",
                "freshmaker.odcs.token", "0d-c5",
                "freshmaker.odcs.lifetime", "2"));
    }

    @AfterAll
    void stops() {
        caller.close();
        odcs.close();
    }

    @BeforeEach
    void forgets() {
        odcs.heard.clear();
        odcs.with(Map.of());
    }

    private Object call(String kamelet) {
        Exchange exchange = caller.call(kamelet, WORK);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getVariables()).isEmpty();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        return exchange.getMessage().getBody();
    }

    private Heard only() {
        assertThat(odcs.heard).hasSize(1);
        return odcs.heard.get(0);
    }

    @Test
    void asksWithItsTokenForACompose() {
        odcs.then(Wire.of("asked-200"));
        assertThat(call("request-compose"))
                .isInstanceOfSatisfying(
                        ComposeAnswer.Accepted.class,
                        accepted -> assertThat(accepted.compose().id()).isEqualTo(512));

        assertThat(only().method()).isEqualTo("POST");
        assertThat(only().uri()).isEqualTo("/api/1/composes/");
        assertThat(only().header("Authorization")).isEqualTo("Bearer 0d-c5");
        assertThat(only().header("Content-Type")).isEqualTo("application/json");
        assertThat(only().body()).contains("\"seconds_to_live\":7200");
        assertThat(caller.standing()).startsWith("ODCS answered POST with 200 at ");
    }

    @Test
    void sendsNothingTwice() {
        for (Wire answer : new Wire[] {LOST, Wire.of("asked-503-proxy")}) {
            odcs.then(answer);
            assertThat(call("request-compose")).isInstanceOf(ComposeAnswer.Unknown.class);
            odcs.then(answer);
            assertThat(call("extend-compose")).isInstanceOf(ComposeAnswer.Unknown.class);
        }
        assertThat(odcs.heard).hasSize(4);
    }

    @Test
    void followsNobodyElsewhere() {
        odcs.with(Map.of("Location", odcs.url() + "/login"));
        odcs.then(new Wire(302, ""));
        assertThat(call("request-compose")).isInstanceOf(ComposeAnswer.Refused.class);
        only();
    }

    @Test
    void saysWhichSettingKeepsItOut() {
        odcs.with(Map.of("WWW-Authenticate", "Negotiate"));
        odcs.then(Wire.of("asked-401"));
        assertThat(call("request-compose"))
                .isInstanceOfSatisfying(
                        ComposeAnswer.Refused.class,
                        refused -> assertThat(refused.words())
                                .endsWith("set freshmaker.odcs.token to one that is valid and may make composes."));
        only();
        assertThat(caller.standing())
                .endsWith("It does not let us in: set freshmaker.odcs.token to one that is valid"
                        + " and may make composes.");
    }

    @Test
    void readsACompose() {
        odcs.then(Wire.of("asked-200"), Wire.of("got-404"));
        assertThat(((RemoteCompose) call("get-compose")).state()).isEqualTo(ComposeState.WAIT);
        assertThat(((RemoteCompose) call("get-compose")).state()).isEqualTo(ComposeState.REMOVED);
        assertThat(odcs.heard).allSatisfy(heard -> {
            assertThat(heard.method()).isEqualTo("GET");
            assertThat(heard.uri()).isEqualTo("/api/1/composes/512");
        });

        odcs.then(LOST);
        assertThat(caller.call("get-compose", WORK).getException()).isInstanceOf(IOException.class);
        odcs.then(Wire.of("asked-503-proxy"));
        assertThat(caller.call("get-compose", WORK).getException()).isInstanceOf(OdcsException.class);
    }

    @Test
    void extendsACompose() {
        odcs.then(Wire.of("asked-200"));
        assertThat(((ComposeAnswer) call("extend-compose")).words()).isEqualTo("ODCS keeps compose 512");
        assertThat(only().method()).isEqualTo("PATCH");
        assertThat(only().uri()).isEqualTo("/api/1/composes/512");
        assertThat(only().body()).isEqualTo("{\"seconds_to_live\":7200}");
    }

    @Test
    void deletesACompose() {
        odcs.then(new Wire(202, "{\"message\": \"The compose (id=512) is canceled.\"}"), LOST);
        assertThat(call("delete-compose")).isEqualTo(new ComposeAnswer.Deleted("The compose (id=512) is canceled."));
        assertThat(only().method()).isEqualTo("DELETE");
        assertThat(only().uri()).isEqualTo("/api/1/composes/512");
        assertThat(call("delete-compose")).isInstanceOf(ComposeAnswer.Unknown.class);
    }

    @Test
    void looksThroughAsManyPagesAsItTakes() {
        String other = Wire.of("asked-200").body().replace("gimp", "babl");
        odcs.then(page(other), page(Wire.of("asked-200").body()));
        assertThat(((ComposeAnswer) call("find-compose")).words()).isEqualTo("ODCS has it as compose 512");
        assertThat(odcs.heard).extracting(Heard::uri).containsExactly(query(1), query(2));

        odcs.then(page(other), page());
        assertThat(call("find-compose")).isNull();
        odcs.then(page(other), LOST);
        assertThat(caller.call("find-compose", WORK).getException()).isNotNull();
    }

    private static Wire page(String... items) {
        return new Wire(200, "{\"items\": [" + String.join(",", items) + "], \"meta\": {\"pages\": 2}}");
    }

    private static String query(int page) {
        return "/api/1/composes/?source_type=1&source=f41-updates-testing-pending&order_by=-id&per_page=100&page="
                + page;
    }

    /** The clock of the test's server is right, and ours goes an hour ahead of it. */
    @Test
    void looksAtTheClockOfOdcs() {
        Clock ours = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (var early = new OdcsCaller(Map.of("freshmaker.odcs.url", odcs.url()), ours)) {
            ComposeWork work = Works.asked(Works.tag(), ours.instant());
            odcs.then(submitted(Instant.now()), submitted(Instant.now().minusSeconds(600)));
            assertThat(early.call("find-compose", work).getMessage().getBody()).isNotNull();
            assertThat(early.call("find-compose", work).getMessage().getBody()).isNull();
        }
    }

    private static Wire submitted(Instant time) {
        return new Wire(
                200,
                "{\"items\": ["
                        + Wire.of("asked-200").body().replace("2026-03-05T10:00:02Z", time.toString())
                        + "], \"meta\": {\"pages\": 1}}");
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() throws IOException {
        String away;
        try (var gone = new TinyOdcs()) {
            away = gone.url();
        }
        try (var lonely = new OdcsCaller(Map.of("freshmaker.odcs.url", away))) {
            assertThat(lonely.standing()).isEqualTo("ODCS was not asked anything yet.");
            assertThat(lonely.call("request-compose", WORK).getMessage().getBody())
                    .isInstanceOfSatisfying(
                            ComposeAnswer.Refused.class,
                            refused ->
                                    assertThat(refused.words()).contains("is it up, and freshmaker.odcs.url right?"));
            assertThat(lonely.standing()).startsWith("ODCS gave no answer to POST at ");
        }
    }
}
