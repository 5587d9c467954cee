package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTest {

    private static final String DATABASE = "freshmaker.db.url";
    private static final String POSTGRESQL = "jdbc:postgresql://db.example.org/freshmaker";
    private static final String BUS = "freshmaker.bus.url";

    private static Settings read(Map<String, String> commandLine) {
        return new SettingsReader().read(null, Map.of(), commandLine);
    }

    private static String mistake(Map<String, String> commandLine) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(commandLine));
        assertThat(refused.mistakes()).hasSize(1);
        return refused.mistakes().get(0);
    }

    @Test
    void doesAllUnlessToldOtherwise() {
        Replica replica = read(Map.of()).replica();
        assertThat(replica).isEqualTo(new Replica(Role.ALL, "", Duration.ofSeconds(30)));
        assertThat(replica.role().answers() && replica.role().works()).isTrue();
    }

    @Test
    void takesPartOfTheWorkBesideAnother() {
        Role frontend = read(Map.of("freshmaker.role", "frontend", DATABASE, POSTGRESQL))
                .replica()
                .role();
        Role backend = read(Map.of(
                        "freshmaker.role", "backend", DATABASE, POSTGRESQL, BUS, "amqp://broker.example.org"))
                .replica()
                .role();
        assertThat(frontend.answers()).isTrue();
        assertThat(frontend.works()).isFalse();
        assertThat(backend.answers()).isFalse();
        assertThat(backend.works()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontend", "backend"})
    void refusesARoleBesideADatabaseThatNobodyElseReaches(String role) {
        assertThat(mistake(Map.of("freshmaker.role", role, BUS, "amqp://broker.example.org")))
                .isEqualTo("freshmaker.role = '" + role
                        + "' (command line): no other process can reach an embedded database; set freshmaker.db.url"
                        + " to a PostgreSQL that all replicas share, or write all.");
    }

    @Test
    void refusesABackendWithABrokerOfItsOwn() {
        assertThat(mistake(Map.of("freshmaker.role", "backend", DATABASE, POSTGRESQL)))
                .isEqualTo("freshmaker.role = 'backend' (command line): an embedded broker would be this replica's own;"
                        + " set freshmaker.bus.url to the broker that all backends share, or write all.");
    }

    @Test
    void refusesAnotherRole() {
        assertThat(mistake(Map.of("freshmaker.role", "relay")))
                .isEqualTo("freshmaker.role = 'relay' (command line): write all or frontend or backend.");
    }
}
