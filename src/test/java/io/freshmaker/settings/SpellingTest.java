package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void countsInsertedDroppedAndChangedCharacters() {
        assertThat(Spelling.distance("port", "port")).isZero();
        assertThat(Spelling.distance("prt", "port")).isEqualTo(1);
        assertThat(Spelling.distance("ports", "port")).isEqualTo(1);
        assertThat(Spelling.distance("port", "part")).isEqualTo(1);
        assertThat(Spelling.distance("", "port")).isEqualTo(4);
        assertThat(Spelling.distance("builds", "budget")).isEqualTo(4);
    }

    @Test
    void takesTheFirstOfSeveralThatAreEquallyNear() {
        assertThat(Spelling.nearest("pat", List.of("host", "part", "pot"))).isEqualTo("part");
    }
}
