package io.freshmaker.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.release.Release.Shipping;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static Release release(
            String name, int line, Shipping shipped, String tag, String branch, String... images) {
        List<TagPattern> tags = tag.isEmpty() ? List.of() : List.of(new TagPattern(tag));
        return new Release(name, line, shipped, tags, List.of("autopen"), branch, List.of(images));
    }

    private final Releases releases = new Releases(
            "releases.yaml",
            List.of(
                    release("rawhide", 2, Shipping.TAG, "f([0-9]+)", "f$1"),
                    release("modular", 5, Shipping.BODHI, "f([0-9]+)-modular(-updates)?", "f$1", "f$1", "fm$1$2"),
                    release("F25", 9, Shipping.BODHI, "", "", "f25")));

    @Test
    void matchTagsFromBeginningToEnd() {
        assertThat(releases.ofTag("f28").orElseThrow().release().name()).isEqualTo("rawhide");
        assertThat(releases.ofTag("f28").orElseThrow().branch()).isEqualTo("f28");
        assertThat(List.of("f28-updates", "f28-pending", "xf28", "", "f", "f28\n"))
                .allMatch(tag -> releases.ofTag(tag).isEmpty());
        assertThat(releases.ofTag("f" + "1".repeat(300))).isEmpty();
    }

    @Test
    void fillInWhatTheTagSays() {
        Claim claim = releases.ofTag("f29-modular").orElseThrow();

        assertThat(claim.branch()).isEqualTo("f29");
        assertThat(claim.images()).containsExactly("f29", "fm29");
    }

    @Test
    void knowAnUpdateByItsReleasesNameOrItsTag() {
        assertThat(releases.of("F25", "f25-updates").orElseThrow().images()).containsExactly("f25");
        assertThat(releases.of("F28", "f28").orElseThrow().release().name()).isEqualTo("rawhide");
        assertThat(releases.of("F28", "f28-updates")).isEmpty();
        assertThat(Releases.NONE.of("F25", "f25")).isEmpty();
    }

    @Test
    void refuseToChoose() {
        assertThatThrownBy(() -> releases.of("F25", "f25"))
                .isInstanceOf(AmbiguousRelease.class)
                .hasMessage(
                        "releases.yaml claims the release F25 with the tag f25 for rawhide (line 2) and F25 (line 9):"
                                + " narrow their tags until only one is left");
    }

    @Test
    void letThoseShipWhoMay() {
        Release byAutopen = releases.all().get(0);

        assertThat(byAutopen.mayTag("autopen")).isTrue();
        assertThat(byAutopen.mayTag("jane")).isFalse();
        assertThat(new Release("F1", 1, Shipping.TAG, List.of(), List.of(), "", List.of()).mayTag("jane"))
                .isTrue();
    }
}
