package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldWindowTest {

    @Test
    void isInSeconds() {
        assertThat(HoldWindow.of("build-signed", "300")).contains(Duration.ofMinutes(5));
        assertThat(HoldWindow.of("build-signed", "0")).contains(Duration.ZERO);
        assertThat(HoldWindow.of("build-signed", null)).isEmpty();
        assertThat(HoldWindow.of("build-signed", " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "86401", "999999", "99999999999"})
    void saysWhatToWriteInstead(String text) {
        assertThatThrownBy(() -> HoldWindow.of("build-signed", text))
                .hasMessage("window of content type 'build-signed' is '" + text
                        + "': write whole seconds from 0 to 86400.");
    }
}
