package io.freshmaker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenGateTest {

    private final Gate gate = new OpenGate(false);

    private static Knock knock(String peer, String here, String header, String value) {
        return new Knock(peer, here, "HTTP/1.1", name -> name.equals(header) ? List.of(value) : List.of());
    }

    private static Knock near(String host) {
        return knock("127.0.0.1", "127.0.0.1", "Host", host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "[::1]"})
    void letsThisMachineChangeEverything(String host) {
        assertThat(gate.admit(near(host), Permission.ADMINISTER).admin()).isTrue();
        assertThat(gate.admit(knock("::1", "::1", "", ""), Permission.ADMINISTER)
                        .admin())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "",
                "x@localhost"
            })
    void refusesChangesForANameThatAWebPageMayHaveLedHere(String host) {
        assertThatThrownBy(() -> gate.admit(near(host), Permission.REBUILD))
                .isInstanceOf(NotAdmitted.class)
                .hasMessageContaining("localhost");
        assertThat(gate.admit(near(host), Permission.READ)).isEqualTo(Identity.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,10.0.0.2,Host,localhost",
        "127.0.0.1,10.0.0.2,Host,localhost",
        "127.0.0.1,127.0.0.1,X-Forwarded-For,10.0.0.1",
        "127.0.0.1,127.0.0.1,Via,1.1 proxy",
        "127.0.0.1,127.0.0.1,X-Forwarded-Proto,https",
        "127.0.0.1,127.0.0.1,X-Forwarded-Server,proxy",
        "127.0.0.1,127.0.0.1,X-Forwarded-User,ada",
        "127.0.0.1,127.0.0.1,X-Client-IP,10.0.0.1",
        "127.0.0.1,127.0.0.1,CF-Connecting-IP,10.0.0.1",
        "127.0.0.1,127.0.0.1,True-Client-IP,10.0.0.1"
    })
    void refusesChangesFromElsewhere(String peer, String here, String header, String value) {
        Knock knock = knock(peer, here, header, value);

        assertThatThrownBy(() -> gate.admit(knock, Permission.REBUILD)).isInstanceOf(NotAdmitted.class);
        assertThat(gate.admit(knock, Permission.READ)).isEqualTo(Identity.NOBODY);
        assertThat(new OpenGate(true).admit(knock, Permission.REBUILD).admin()).isTrue();
    }

    @Test
    void whatNginxPassesOnByItselfIsNotOfThisMachine() {
        var knock = new Knock(
                "127.0.0.1",
                "127.0.0.1",
                "HTTP/1.0",
                name -> name.equals("Host") ? List.of("127.0.0.1:8080") : List.of());

        assertThatThrownBy(() -> gate.admit(knock, Permission.REBUILD)).isInstanceOf(NotAdmitted.class);
    }

    @Test
    void readingCanBeKeptToThisMachine() {
        Gate closed = new OpenGate(false, true);

        assertThat(closed.admit(near("localhost"), Permission.READ).admin()).isTrue();
        assertThatThrownBy(() -> closed.admit(knock("10.0.0.1", "10.0.0.2", "", ""), Permission.READ))
                .hasMessageContaining("freshmaker.auth.read");
    }
}
