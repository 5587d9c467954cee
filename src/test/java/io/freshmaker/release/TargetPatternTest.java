package io.freshmaker.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetPatternTest {

    private final TargetPattern pattern = new TargetPattern("{branch}-container-candidate");

    @Test
    void fillsTheBranchIn() {
        assertThat(pattern.of("f27")).isEqualTo("f27-container-candidate");
        assertThat(new TargetPattern("images").of("f27")).isEqualTo("images");
    }

    @Test
    void takesTheBranchesOfDevelopmentForRawhide() {
        assertThat(pattern.of("main")).isEqualTo("rawhide-container-candidate");
        assertThat(pattern.of("master")).isEqualTo("rawhide-container-candidate");
        assertThat(pattern.of("main-2")).isEqualTo("main-2-container-candidate");
    }
}
