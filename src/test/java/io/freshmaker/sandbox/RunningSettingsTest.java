package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.store.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSettingsTest {

    @TempDir
    Path data;

    @Test
    void countWhileTheSandboxRuns() {
        var settings = RunningSettings.in(data);
        assertThat(settings.read()).isEmpty();
        Map<String, String> written = Map.of("freshmaker.policy", data + "/a b.yaml", "freshmaker.koji.scmurl", "");
        try (var sandbox = new EmbeddedDatabase(data)) {
            assertThat(sandbox.url()).isNotEmpty();
            settings.write(written);
            assertThat(settings.read()).isEqualTo(written);
        }
        assertThat(settings.read()).as("those of one that was killed").isEmpty();
        settings.remove();
        assertThat(data.resolve("sandbox.properties")).doesNotExist();
    }
}
