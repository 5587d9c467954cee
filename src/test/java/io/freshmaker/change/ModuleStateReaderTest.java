package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleStateReaderTest {

    private final ModuleStateReader reader = new ModuleStateReader();

    @Test
    void readsAModuleBuild() {
        BusMessage message = Messages.of(ModuleStateReader.TOPIC, """
                {"id": 1503, "name": "lighthouse", "stream": "1.2", "version": "20180123171544", "context": "c2c572ec",
                 "state": 4, "state_name": "failed", "state_reason": "No disk", "scratch": true,
                 "scmurl": "https://src.example.org/modules/lighthouse.git?#1d28", "siblings": [1502, 1504]}""");

        assertThat(reader.read(message))
                .contains(new ModuleStateChange(
                        1503,
                        "lighthouse",
                        "1.2",
                        "20180123171544",
                        "c2c572ec",
                        ModuleStateChange.FAILED,
                        "failed",
                        "No disk",
                        "https://src.example.org/modules/lighthouse.git?#1d28",
                        true,
                        List.of(1502L, 1504L)));
    }

    @Test
    void knowsWhetherAVersionHasOneContextOnly() {
        assertThat(alone("\"context\": \"c2c572ec\", \"siblings\": []")).isTrue();
        assertThat(alone("\"context\": \"c2c572ec\", \"siblings\": [1504]")).isFalse();
        assertThat(alone("\"context\": \"c2c572ec\"")).isFalse();
        assertThat(alone("\"stream\": \"before contexts\"")).isTrue();
    }

    private boolean alone(String fields) {
        return reader.read(Messages.of(ModuleStateReader.TOPIC, "{\"id\": 1, \"state\": 5, " + fields + "}"))
                .orElseThrow()
                .alone();
    }

    @Test
    void readsWhatSaysOnlyIdAndState() {
        assertThat(reader.read(Messages.of(ModuleStateReader.TOPIC, "{\"id\": 70, \"state\": 5, \"name\": null}")))
                .contains(new ModuleStateChange(70, null, null, null, null, 5, "ready", null, null, false, null))
                .hasValueSatisfying(change -> assertThat(change.named()).isFalse());
    }

    @Test
    void readsAVersionThatIsANumberAndAStateThatIsNew() {
        BusMessage message =
                Messages.of(ModuleStateReader.TOPIC, "{\"id\": 1, \"state\": 9, \"version\": 20180123171544}");

        assertThat(reader.read(message)).hasValueSatisfying(change -> {
            assertThat(change.version()).isEqualTo("20180123171544");
            assertThat(change.stateName()).isEqualTo("state 9");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 1}",
                "{\"state\": 5}",
                "{\"id\": \"x\", \"state\": 5}",
                "{\"id\": 1.5, \"state\": 5}",
                "[]",
                "null"
            })
    void leavesOutWhatNamesNoBuildOrState(String body) {
        assertThat(reader.read(Messages.of(ModuleStateReader.TOPIC, body))).isEmpty();
    }

    @Test
    void leavesOutOtherTopics() {
        String body = "{\"id\": 70, \"state\": 5}";

        assertThat(reader.read(Messages.of("rida.module.state.change", body))).isEmpty();
        assertThat(reader.read(Messages.of("org.fedoraproject.stg.mbs.module.state.change", body)))
                .isEmpty();
    }
}
