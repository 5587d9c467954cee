package io.freshmaker.sandbox.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdcsRestartTest {

    @TempDir
    private Path directory;

    private OdcsWorkshop open() {
        return new OdcsWorkshop(options -> options.keptIn(directory.resolve("odcs.json")));
    }

    @Test
    void findsItsComposesAgainAndGoesOnWithThem() {
        long done;
        long generating;
        JsonNode before;
        try (OdcsWorkshop first = open()) {
            done = first.id("{'source': {'type': 'build', 'builds': ['bash-4-1.fc27']}}");
            before = first.until(done, "done");
            first.odcs.script().stuck("zsh");
            generating = first.id(OdcsWorkshop.wanted("f27", "zsh", ", 'seconds_to_live': 0"));
            first.until(generating, "generating");
        }

        try (OdcsWorkshop second = open()) {
            second.until(generating, "removed");
            JsonNode after = second.read(done);
            for (String field : new String[] {"builds", "state", "time_submitted", "time_done", "time_to_expire"}) {
                assertThat(after.path(field)).isEqualTo(before.path(field));
            }
            assertThat(second.odcs.builds(String.valueOf(done))).containsExactly("bash-4-1.fc27");
            assertThat(second.told(2))
                    .extracting(msg -> msg.at("/compose/state_name").asText())
                    .containsExactly("done", "removed");
            assertThat(second.id(OdcsWorkshop.wanted("f27", "zsh", ""))).isEqualTo(generating + 1);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotThrownAway() throws IOException {
        Path file = Files.writeString(directory.resolve("odcs.json"), "{");

        assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class).hasMessageContaining(file.toString());
    }
}
