package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyLineTest {

    private static PropertyLine only(String... lines) {
        assertThat(PropertyLine.of(List.of(lines))).hasSize(1);
        return PropertyLine.of(List.of(lines)).get(0);
    }

    @Test
    void knowsItsLineAndTheCommentAboveIt() {
        PropertyLine line = only("# A head.", "", "# Says", "! this.", "key = value");

        assertThat(line.number()).isEqualTo(5);
        assertThat(line.comment()).isEqualTo("Says this.");
        assertThat(line.setting()).isEqualTo(Map.entry("key", "value"));
    }

    @Test
    void goesOnBehindABackslash() {
        PropertyLine line = only("key=one,\\", "   two\\\\");

        assertThat(line.setting()).isEqualTo(Map.entry("key", "one,two\\"));
    }

    @Test
    void countsTheLinesOfTheOneBefore() {
        assertThat(PropertyLine.of(List.of("a=1\\", "2", "b=3")))
                .extracting(PropertyLine::number)
                .containsExactly(1, 3);
    }

    @Test
    void readsTheLastLineEvenWhenItEndsInABackslash() {
        assertThat(only("key=value\\").setting()).isEqualTo(Map.entry("key", "value"));
    }

    @Test
    void readsAKeyWithoutAValueAsEmpty() {
        assertThat(only("key").setting()).isEqualTo(Map.entry("key", ""));
    }

    @Test
    void refusesABrokenEscape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> only("data=C:\\users").setting());
    }
}
