package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import io.freshmaker.odcs.ComposeNews;
import io.freshmaker.odcs.Works;
import io.freshmaker.sandbox.odcs.OdcsFaults;
import io.freshmaker.sandbox.odcs.OdcsOptions;
import io.freshmaker.sandbox.odcs.OdcsOptions.Person;
import io.freshmaker.sandbox.odcs.OdcsOptions.Right;
import io.freshmaker.sandbox.odcs.OdcsStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Composes from the request to their end, at an ODCS that works. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OdcsStoryTest {

    private final List<RemoteCompose> news = new CopyOnWriteArrayList<>();
    private OdcsStandIn odcs;
    private OdcsCaller caller;

    @BeforeAll
    void starts() {
        odcs = OdcsStandIn.start(
                OdcsOptions.usual().withStep(Duration.ofMillis(5)).with(new Person("freshmaker", "0d-c5", Right.ASK)),
                (topic, msg) -> new ComposeNews()
                        .read(new BusMessage("m", topic, topic, Envelope.FLAT, Map.of(), null, msg))
                        .ifPresent(news::add));
        caller = new OdcsCaller(Map.of(
                "freshmaker.odcs.url", odcs.url(),
                "freshmaker.odcs.auth", "token",
                "freshmaker.odcs.token", "0d-c5",
                "freshmaker.odcs.lifetime", "30"));
    }

    @AfterAll
    void stops() {
        caller.close();
        odcs.close();
    }

    private ComposeAnswer answer(String kamelet, ComposeWork work) {
        return (ComposeAnswer) caller.call(kamelet, work).getMessage().getBody();
    }

    private RemoteCompose got(ComposeWork work) {
        return caller.call("get-compose", work).getMessage().getBody(RemoteCompose.class);
    }

    @Test
    void findsAgainWhatALostAnswerMadeAndKeepsItUntilItIsRemoved() {
        for (ComposeNeed need : List.of(Works.tag(), Works.builds(), Works.module("gimp:2.10:3:c2c572ec"))) {
            ComposeWork asked = Works.asked(need, Instant.now());
            assertThat(answer("find-compose", asked)).isNull();
            odcs.faults().next(1, "POST", OdcsFaults.COMPOSES, OdcsFaults.Kind.LOST_AFTER_WORK);
            assertThat(answer("request-compose", asked)).isInstanceOf(ComposeAnswer.Unknown.class);
            var found = (ComposeAnswer.Accepted) answer("find-compose", asked);
            assertThat(odcs.made().get(need.key()))
                    .containsExactly(found.compose().id());

            ComposeWork work = Works.work(need, found.compose().id());
            await().atMost(Duration.ofSeconds(10)).until(() -> got(work).state() == ComposeState.DONE);
            RemoteCompose done = got(work);
            assertThat(done.repositoryFile()).endsWith(".repo");
            assertThat(Duration.between(done.done(), done.expires())).isEqualTo(Duration.ofHours(30));
            odcs.advance(Duration.ofHours(20));
            var kept = (ComposeAnswer.Accepted) answer("extend-compose", work);
            assertThat(kept.compose().id()).isEqualTo(work.remote());
            assertThat(kept.compose().expires()).isAfter(done.expires());

            odcs.advance(Duration.ofHours(31));
            assertThat(got(work).state()).isEqualTo(ComposeState.REMOVED);
            assertThat(answer("find-compose", asked)).isNull();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> news.stream()
                            .anyMatch(one -> one.id() == work.remote() && one.state() == ComposeState.REMOVED));
        }
        assertThat(news).extracting(RemoteCompose::state).contains(ComposeState.DONE);
    }

    @Test
    void tellsWhyAComposeFailedAndThatOdcsForgotOne() {
        odcs.script().fail("babl:1:2:3", "Error while generating compose: no such tag");
        ComposeNeed need = Works.module("babl:1:2:3");
        var made = (ComposeAnswer.Accepted) answer("request-compose", Works.asked(need, Instant.now()));
        ComposeWork work = Works.work(need, made.compose().id());
        await().atMost(Duration.ofSeconds(10)).until(() -> got(work).state() == ComposeState.FAILED);

        assertThat(got(work).reason()).isEqualTo("Error while generating compose: no such tag");
        assertThat(answer("find-compose", Works.asked(need, Instant.now()))).isNull();
        assertThat(got(Works.work(need, 987_654)).state()).isEqualTo(ComposeState.REMOVED);
    }

    @Test
    void isRejectedForWhatOdcsDoesNotKnow() {
        ComposeNeed odd = new ComposeNeed(
                Works.tag().type(),
                "f41",
                Works.sorted(),
                Works.sorted(),
                List.of(),
                Works.sorted(),
                Works.sorted("all_deps"));
        assertThat(answer("request-compose", Works.asked(odd, Instant.now())))
                .isInstanceOfSatisfying(
                        ComposeAnswer.Rejected.class,
                        rejected -> assertThat(rejected.words()).contains("all_deps"));
    }
}
