package io.freshmaker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasicGateTest {

    private static final String PASSWORD = "corn:flower";

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Path file;
    private Gate gate;

    @BeforeEach
    void open() {
        file = TestGates.file(folder);
        gate = new BasicGate(TestGates.admission(true), PasswordFile.open(file), nanos::get);
    }

    private static Knock knock(String peer, String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Knock(peer, "10.0.0.9", "HTTP/1.1", name -> List.of("Basic " + pair));
    }

    private int refused(String peer, String password) {
        return catchThrowableOfType(
                        NotAdmitted.class, () -> gate.admit(knock(peer, "alice", password), Permission.READ))
                .status();
    }

    @Test
    void hashesAThousandCallsOnce() {
        // Hashed each time, these would take a minute.
        for (int i = 0; i < 1_000; i++) {
            assertThat(gate.admit(knock("10.0.0.1", "alice", PASSWORD), Permission.REBUILD)
                            .name())
                    .isEqualTo("alice");
        }
    }

    @Test
    void anAddressThatIsWrongTooOftenWaitsAndOthersDoNot() {
        gate.admit(knock("10.0.0.1", "alice", PASSWORD), Permission.READ);
        for (int i = 0; i < 10; i++) {
            assertThat(refused("10.0.0.2", "guess" + i)).isEqualTo(401);
        }

        assertThat(refused("10.0.0.2", "one more")).isEqualTo(429);
        assertThat(refused("10.0.0.3", "guess")).isEqualTo(401);
        assertThat(gate.admit(knock("10.0.0.2", "alice", PASSWORD), Permission.READ)
                        .known())
                .isTrue();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(refused("10.0.0.2", "one more")).isEqualTo(401);
    }

    @Test
    void aChangedPasswordCountsAtOnce() throws Exception {
        gate.admit(knock("10.0.0.1", "alice", PASSWORD), Permission.READ);
        var changed = new Account("alice", PasswordHash.of("poppy".toCharArray(), 10_000), List.of());
        Files.writeString(file, changed.line());

        assertThat(refused("10.0.0.1", PASSWORD)).isEqualTo(401);
        assertThat(gate.admit(knock("10.0.0.1", "alice", "poppy"), Permission.READ)
                        .roles())
                .isEmpty();
        Files.writeString(file, "broken");
        assertThat(gate.admit(knock("10.0.0.1", "alice", "poppy"), Permission.READ)
                        .known())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "alice;a line is NAME:HASH",
                "alice:secret;no hash of a password",
                "alice:pbkdf2-sha256$01000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=;rounds",
                ":pbkdf2-sha256$10000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=;a name is"
            })
    void refusesABrokenFileWithItsLine(String line, String remedy) throws Exception {
        Files.writeString(file, "# people\n" + line + "\n");

        assertThatThrownBy(() -> PasswordFile.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + " line 2: ")
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("secret");
    }
}
