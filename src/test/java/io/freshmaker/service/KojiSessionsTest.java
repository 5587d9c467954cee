package io.freshmaker.service;

import static io.freshmaker.koji.TinyHub.Reply.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiLogIn;
import io.freshmaker.koji.KojiRefusal;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.koji.TinyHub;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the client logs in, renews its sessions and replaces them. */
@Timeout(30)
class KojiSessionsTest extends HubFixture {

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
    void sendsNothingThatCameTooLateToASession() {
        var way = Optional.<KojiLogIn>of(new PasswordLogIn("freshmaker", "right"));
        try (var late = new KojiClient(http, way, 1, Duration.ZERO, Duration.ZERO)) {
            assertThatThrownBy(() -> late.write(BUILD))
                    .isExactlyInstanceOf(KojiException.class)
                    .hasMessageContaining("not sent");
            assertThat(hub.methodsHeard()).containsExactly("login");
        }
    }
}
