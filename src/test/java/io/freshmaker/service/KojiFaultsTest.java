package io.freshmaker.service;

import static io.freshmaker.koji.TinyHub.Reply.fault;
import static io.freshmaker.koji.TinyHub.Reply.lost;
import static io.freshmaker.koji.TinyHub.Reply.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiRefusal;
import io.freshmaker.koji.LostKojiAnswer;
import io.freshmaker.koji.TinyHub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What follows when a call that changes something gets no good answer. */
@Timeout(30)
class KojiFaultsTest extends HubFixture {

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
            int before = (int) calls("buildContainer");
            hub.on("buildContainer", call -> reply);
            assertThatThrownBy(() -> koji.write(BUILD)).as(reply.body()).isInstanceOf(LostKojiAnswer.class);
            assertThat(calls("buildContainer")).isEqualTo(before + 1);
        }
        assertThat(koji.standing().trouble()).isEmpty();
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
}
