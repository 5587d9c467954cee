package io.freshmaker.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Signing.By;
import io.freshmaker.release.Signing.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignedReleasesTest {

    private static Release release(String name, String tags, String branch, By by, String signedTags, String stable) {
        return new Release(
                name,
                2,
                Shipping.BODHI,
                patterns(tags),
                List.of(),
                branch,
                List.of(),
                Optional.of(new Signing(
                        5, by, patterns(signedTags), List.of("autopen"), List.of("e99d6ad1"), stable, "", Kind.RPM)));
    }

    private static List<TagPattern> patterns(String tags) {
        return Stream.of(tags.split(" "))
                .filter(tag -> !tag.isEmpty())
                .map(TagPattern::new)
                .toList();
    }

    private static SignedReleases of(Release... releases) {
        return new SignedReleases(new Releases("releases.yaml", List.of(releases)));
    }

    @Test
    void fillInWhatTheTagSays() {
        SignedReleases releases = of(release(
                "Fedora", "f([0-9]+)-updates", "f$1", By.TAG, "f([0-9]+)-(side-[0-9]+-)?pending", "f$1-updates"));

        SignedClaim claim = releases.inTag("f40-side-7-pending").orElseThrow();
        assertThat(claim.stable()).isEqualTo("f40-updates");
        assertThat(claim.branch()).isEqualTo("f40");
        assertThat(claim.compose()).isEqualTo("f40-side-7-pending");
        assertThat(releases.inTag("f40-updates")).isEmpty();
        assertThat(releases.keys()).isEmpty();
        assertThat(releases.gathers()).isTrue();
        assertThat(releases.withKey("", "e99d6ad1", List.of("f40-pending"), Kind.RPM))
                .isEmpty();
    }

    @Test
    void ofOneKeyAreToldByTheTagsOfTheBuild() {
        SignedReleases releases = of(
                release("F40", "", "", By.SIGNATURES, "f(40)-.*", "f$1-updates"),
                release("F41", "", "", By.SIGNATURES, "f(41)-.*", "f$1-updates"));

        SignedClaim claim = releases.withKey("", "e99d6ad1", List.of("trash", "f41-updates-candidate"), Kind.RPM)
                .orElseThrow();
        assertThat(claim.release().name()).isEqualTo("F41");
        assertThat(claim.stable()).isEqualTo("f41-updates");
        assertThat(claim.branch()).isEqualTo("f41");
        assertThat(claim.compose()).isEmpty();
        assertThat(releases.withKey("", "e99d6ad1", List.of("f42-updates-candidate"), Kind.RPM))
                .isEmpty();
        assertThat(releases.withKey("", "00000000", List.of("f41-updates-candidate"), Kind.RPM))
                .isEmpty();
        assertThat(releases.withKey("", "e99d6ad1", List.of("f41-updates-candidate"), Kind.MODULE))
                .isEmpty();
        assertThat(releases.keys()).containsExactly("e99d6ad1");
        assertThat(releases.keysOfModules()).isEmpty();
        List<String> both = List.of("f40-a", "f41-b");
        assertThat(releases.namesWithKey("e99d6ad1", both, Kind.RPM)).containsExactly("F40", "F41");
        assertThat(releases.withKey("F41", "e99d6ad1", both, Kind.RPM)
                        .orElseThrow()
                        .stable())
                .isEqualTo("f41-updates");
        assertThat(releases.tellsByTag("f41-b")).isTrue();
        assertThat(releases.tellsByTag("f42-b")).isFalse();
        assertThatThrownBy(() -> releases.withKey("", "e99d6ad1", both, Kind.RPM))
                .isInstanceOf(AmbiguousRelease.class)
                .hasMessage("releases.yaml claims what is signed with e99d6ad1 for F40 (line 2) and F41 (line 2):"
                        + " narrow their tags until only one is left");
    }

    @Test
    void thatContradictThemselvesAreTold() {
        SignedReleases releases = of(release("F40", "f40", "", By.TAG, "f(..)-pending", "f$1-updates"));

        assertThatThrownBy(() -> releases.inTag("f40-pending"))
                .hasMessage(
                        "releases.yaml says in line 5 that what is signed for F40 goes to f40-updates, which is none"
                                + " of its tags: add it to 'tags' in line 2");
    }
}
