package io.freshmaker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecChangeJourneyTest {

    @TempDir
    Path directory;

    @Test
    void rebuildsTheModuleAndWhatNeedsIt() {
        try (Town town = new Town(directory)
                .base("platform", "f27")
                .module("testmodule", "f27", Map.of("platform", "f27"), Map.of("tangerine", "f27"))
                .module("depmodule", "f27", Map.of("platform", "f27", "testmodule", "f27"), Map.of("httpd", "f27"))
                .start()) {
            town.send(Town.specChange("2026-0001", "tangerine", "f27"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(town.mbs.submissions()).hasSize(2));
        }
    }
}
