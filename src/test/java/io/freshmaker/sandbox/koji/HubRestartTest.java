package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubRestartTest {

    @TempDir
    private Path directory;

    private HubWorkshop open() {
        return new HubWorkshop(options -> options.keptIn(directory.resolve("koji.json")));
    }

    @Test
    void whatItKnowsAndWhatGoesOnIsFoundAgain() {
        long task;
        JsonNode before;
        try (HubWorkshop workshop = open()) {
            workshop.update();
            workshop.ended(workshop.order("fedora-base", Map.of()));
            workshop.hub.script().slow("httpd-container", Duration.ofMinutes(5));
            task = workshop.order("httpd", Map.of("userdata", Map.of("freshmaker_token", "t-1")));
            before = workshop.call("getBuild", "fedora-base-27-2.f27container");
        }

        try (HubWorkshop workshop = open()) {
            assertThat(workshop.ended(task)).isEqualTo("CLOSED");
            assertThat(workshop.call("getBuild", "fedora-base-27-2.f27container"))
                    .isEqualTo(before);
            JsonNode httpd = workshop.built(task);
            assertThat(httpd.path("nvr").asText()).isEqualTo("httpd-container-2.4-2.f27container");
            assertThat(workshop.hub.stock().contents(httpd.path("nvr").asText(), "x86_64"))
                    .contains("openssl-libs-1.1.0h-3.fc27");
            assertThat(workshop.order("webapp", Map.of())).isEqualTo(task + 1);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotThrownAway() throws IOException {
        Path file = Files.writeString(directory.resolve("koji.json"), "{");

        assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class).hasMessageContaining(file.toString());
    }
}
