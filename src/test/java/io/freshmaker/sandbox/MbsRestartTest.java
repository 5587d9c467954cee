package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MbsRestartTest {

    @TempDir
    Path directory;

    @Test
    void findsItsBuildsAgainAndGoesOnWithThem() {
        long ready;
        long building;
        JsonNode before;
        try (Workshop first = workshop()) {
            String hammer = first.module("hammer", "platform: [f27]", "claw");
            ready = first.submitted("hammer", hammer);
            before = first.untilState(ready, "ready");
            first.mbs.stuck("nail");
            building = first.submitted("nail", first.module("nail", "platform: [f27]", "tip"));
            first.untilState(building, "build");
        }

        try (Workshop second = workshop()) {
            assertThat(second.read("/1/module-builds/" + ready + "?verbose=true"))
                    .isEqualTo(before);
            assertThat(second.untilState(building, "ready")
                            .at("/tasks/rpms/tip/nvr")
                            .asText())
                    .isEqualTo("tip-1.0-1.module_f27+" + building);
            assertThat(second.published(building)).contains("done");
        }
    }

    @Test
    void saysWhichFileItCannotRead() throws IOException {
        Files.writeString(directory.resolve("mbs.json"), "{");

        assertThatThrownBy(this::workshop)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("mbs.json");
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        try (Workshop first = workshop()) {
            int taken = URI.create(first.mbs.url()).getPort();

            assertThatThrownBy(() -> new Workshop(directory, options -> options.onPort(taken)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("can't listen");
        }
    }

    private Workshop workshop() {
        return new Workshop(directory, options -> options.keptIn(directory.resolve("mbs.json")));
    }
}
