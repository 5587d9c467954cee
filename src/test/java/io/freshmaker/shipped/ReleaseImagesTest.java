package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.koji.KojiTags;
import io.freshmaker.plan.Shipped;
import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TagPattern;
import io.freshmaker.release.TargetPattern;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseImagesTest {

    private static final Releases RELEASES = new Releases(
            "releases.yaml",
            List.of(new Release(
                    "modular",
                    2,
                    Shipping.BODHI,
                    List.of(new TagPattern("f([0-9]+)-modular-updates")),
                    List.of(),
                    "f$1",
                    List.of("f$1"))));

    private final KnownKoji koji = new KnownKoji()
            .answers("getBuildTarget f27-candidate", "{\"build_tag_name\": \"f27-build\"}")
            .answers("getFullInheritance f27-build", "[{\"name\": \"f27-updates\"}, {\"name\": \"f27\"}]")
            .answers("getBuildTarget rawhide-candidate", "{\"build_tag_name\": \"f28-build\"}")
            .answers("getFullInheritance f28-build", "[{\"name\": \"f28\"}]");
    private final ReleaseImages images = new ReleaseImages(
            RELEASES, new TargetPattern("{branch}-candidate"), Optional.of(new KojiTags(koji, InstantSource.system())));

    private static Shipped to(String stableTag) {
        return new Shipped("FEDORA-1", "F27", stableTag, false, List.of(), List.of());
    }

    @Test
    void areThoseWhoseBuildTagInheritsTheStableTag() {
        List<String> branches = List.of("f25", "f27", "rawhide", "main");

        assertThat(images.of(to("f27-updates"), branches)).containsExactly("f27");
        assertThat(images.of(to("f27"), branches)).containsExactly("f27");
        assertThat(images.of(to("f28"), branches)).containsExactlyInAnyOrder("rawhide", "main");
        assertThat(images.of(to("f28-build"), branches)).containsExactlyInAnyOrder("rawhide", "main");
        assertThat(images.of(to("f29"), branches)).isEmpty();
    }

    @Test
    void areThoseThatTheReleasesNameWithoutAskingKoji() {
        assertThat(images.of(to("f25-modular-updates"), List.of("f25", "f27"))).containsExactly("f25");
        assertThat(koji.asked).isEmpty();
    }

    @Test
    void areNoneWithoutKoji() {
        assertThat(new ReleaseImages(Releases.NONE, new TargetPattern("{branch}-x"), Optional.empty())
                        .of(to("f27"), List.of("f27")))
                .isEmpty();
    }

    @Test
    void areOfAReleaseThatTheFileOrKojiDefines() {
        koji.answers("getTag f27-updates", "{}");

        assertThat(images.undefined(to("f27-updates"))).isEmpty();
        assertThat(images.undefined(to("f99-modular-updates"))).isEmpty();
        assertThat(images.undefined(to("f99-updates")).orElseThrow())
                .startsWith(
                        "undecidable: nobody defines the release F27 with the tag f99-updates: Koji has no such tag,"
                                + " and releases.yaml defines only ");
        assertThat(new ReleaseImages(Releases.NONE, new TargetPattern("{branch}-x"), Optional.empty())
                        .undefined(to("f27-updates"))
                        .orElseThrow())
                .contains("there is no Koji to ask, and releases.yaml defines none; ");
    }
}
