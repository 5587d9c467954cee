package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlatformTest {

    @Test
    void aVersionBeginsWithThePlatformsDigits() {
        Instant committed = Instant.parse("2026-11-22T14:41:27Z");

        assertThat(Platform.version("f27", committed)).isEqualTo("2720261122144127");
        assertThat(Platform.version("el8.1.0", committed)).isEqualTo("8010020261122144127");
        assertThat(Platform.version("rawhide", committed)).isEqualTo("20261122144127");
    }

    @Test
    void aStreamVersionHasSixDigits() {
        assertThat(Platform.streamVersion("f27")).isEqualTo(270000.0);
        assertThat(Platform.streamVersion("el8.1.0")).isEqualTo(80100.0);
        assertThat(Platform.streamVersion("rawhide")).isNull();
    }
}
