package io.freshmaker.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableTagsTest {

    @Test
    void areThoseThatBodhiGivesReleasesOfTheName() {
        assertThat(StableTags.of("F27")).containsExactly("f27-updates", "f27");
        assertThat(StableTags.of("F27M")).contains("f27-modular-updates");
        assertThat(StableTags.of("F38F")).contains("f38-flatpak-updates");
        assertThat(StableTags.of("EPEL-8")).contains("epel8");
        assertThat(StableTags.of("rawhide-and-branched"))
                .containsExactly("rawhideandbranched-updates", "rawhideandbranched");
    }
}
