package io.freshmaker.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.release.Release.Shipping;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseTagsTest {

    private static Set<String> near(List<String> names, Release... releases) {
        return new ReleaseTags(new Releases("releases.yaml", List.of(releases))).near(names);
    }

    private static Release release(String name, String... tags) {
        return new Release(
                name, 1, Shipping.TAG, Stream.of(tags).map(TagPattern::new).toList(), List.of(), "", List.of());
    }

    @Test
    void areThoseThatAreWrittenPlainlyWhateverIsKnown() {
        assertThat(near(List.of(), release("ELN", "eln", "eln-updates"), release("epel-8", "epel8")))
                .containsExactly("eln", "eln-updates", "epel8");
    }

    @Test
    void haveTheNumbersOfAllBranchesAndTagsInTheBracketOfAPattern() {
        assertThat(near(
                        List.of("f27", "f28-container-build", "rawhide", "epel7.9"),
                        release("family", "f([0-9]+)"),
                        release("modular", "f(2[0-9])-modular-updates")))
                .containsExactly("f27", "f28", "f7", "f9", "f27-modular-updates", "f28-modular-updates");
    }

    @Test
    void areNotGuessedFromAPatternWithMoreInIt() {
        assertThat(near(
                        List.of("f27"),
                        release("optional", "f([0-9]+)(-updates)?"),
                        release("any", "f.*"),
                        release("narrow", "f(3[0-9])"),
                        release("nested", "f((2[0-9]))"),
                        release("known by its name alone")))
                .isEmpty();
    }

    @Test
    void areNoneWithoutReleases() {
        assertThat(near(List.of("f27"))).isEmpty();
    }
}
