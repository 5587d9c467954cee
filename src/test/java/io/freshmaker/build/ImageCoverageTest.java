package io.freshmaker.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.RebuildReason;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.plan.Signed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which planned builds of images need not be made: what is shipped is in those that were begun. */
class ImageCoverageTest extends CoverageCase {

    private static final Artifact IMAGE = Artifact.image("httpd-container", "f27");

    @Test
    void anImageThatWasSentHoldsOnlyWhatItWasPlannedFor() {
        stands(IMAGE, build(1).sent(NOON.plusSeconds(60)));
        assertThat(image().why()).isEqualTo("build 1 may lack httpd:f27: shipped");

        Row planned = build(1).sent(NOON.minusSeconds(7_000)).told(RPM, "httpd-2-1", NOON.minusSeconds(7_200));
        stands(IMAGE, planned);
        assertThat(image().covered()).as("it still runs").isTrue();
        stands(IMAGE, planned.ended(NOON.minusSeconds(1)));
        assertThat(image().covered()).as("somebody asks again").isFalse();
        stands(IMAGE, build(1).sent(NOON).told(RPM, "httpd-2-0", NOON));
        assertThat(image().covered()).as("another version").isFalse();
    }

    @Test
    void anImageThatIsStillToBeSentHoldsWhatIsShippedBefore() {
        stands(IMAGE, build(1));
        assertThat(image().covered()).isTrue();

        stands(IMAGE, build(1).ofCommit());
        assertThat(image().covered()).as("of a given commit").isFalse();
    }

    @Test
    void anImageThatWasBegunForTheSameRpmsHoldsThemWhenTheyAreShipped() {
        Row sent = build(1).sent(NOON.minusSeconds(7_000));
        var libs = new Freshness.Rpm("httpd-libs", "");

        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-1")))).why())
                .isEqualTo("build 1 of event 9 is rebuilding it with httpd-libs 2-1 since 11:59");
        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-2")))).covered())
                .as("a newer version")
                .isTrue();
        assertThat(shipped(sent.ended(NOON), Map.of(libs, Set.of(version("2-1"))))
                        .why())
                .as("it ended while this was planned")
                .isEqualTo("build 1 of event 9 has rebuilt it with httpd-libs 2-1 since 11:59");
    }

    @Test
    void anImageIsBuiltOnceMoreWhenItIsNotCertainThatItHoldsWhatIsShipped() {
        Row sent = build(1).sent(NOON.minusSeconds(7_000));
        var libs = new Freshness.Rpm("httpd-libs", "");

        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-0")))).covered())
                .as("an older version")
                .isFalse();
        assertThat(shipped(sent, Map.of(libs, Set.of(version("2-1"), version("2-2"))))
                        .covered())
                .as("two versions")
                .isFalse();
        assertThat(shipped(sent, Map.of(new Freshness.Rpm("httpd-libs", "httpd:2"), Set.of(version("2-1"))))
                        .covered())
                .as("of a module")
                .isFalse();
        assertThat(shipped(sent.ended(NOON.minusSeconds(1)), Map.of(libs, Set.of(version("2-1"))))
                        .covered())
                .as("the inventory knows what is done")
                .isFalse();
        assertThat(shipped(sent, Map.of()).covered()).isFalse();
    }

    @Test
    void whatTakesComposesIsNotInABuildThatIsToBeSentWithoutThem() {
        stands(IMAGE, build(1));
        var signed =
                new Shipped("x", "F27", "f27", false, List.of(), List.of()).with(new Signed(List.of("key"), "tag"));

        assertThat(image(new Coverage("build-signed", NOON, standing, signed)).covered())
                .isFalse();
        assertThat(image().covered()).isTrue();
    }

    private Coverage.Answer shipped(Row row, Map<Freshness.Rpm, Set<RpmVersion>> begunFor) {
        standing.put(IMAGE, row.build().with(begunFor));
        var rpm = new ShippedRpm("httpd-libs", version("2-1"), "", RPM);
        var other = new ShippedRpm("nginx", version("3-1"), "", Artifact.rpm("nginx", "f27"));
        var update = new Shipped("FEDORA-1", "F27", "f27-updates", false, List.of(), List.of(rpm, other));
        return image(new Coverage("update-shipped", NOON, standing, update));
    }

    private static RpmVersion version(String text) {
        return RpmVersion.parse(text);
    }

    private Coverage.Answer image() {
        return image(coverage());
    }

    private static Coverage.Answer image(Coverage coverage) {
        var shipped = new Cause(RPM, "shipped", "httpd-2-1");
        var planned = new PlannedBuild(IMAGE, "", "", 0, List.of(), RebuildReason.DIRECTLY_AFFECTED, List.of(shipped));
        return coverage.of(List.of(planned)).get(IMAGE);
    }
}
