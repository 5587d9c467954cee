package io.freshmaker.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Freshness.Rpm;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private final Freshness freshness = new Freshness();

    private static ContainedRpm rpm(String name, String version, String arch, String module) {
        return new ContainedRpm(name, RpmVersion.parse(version), arch, 1, module);
    }

    private void want(String name, String module, String version) {
        freshness.want(new Rpm(name, module), RpmVersion.parse(version));
    }

    @Test
    void namesWhatIsOlderByItsArchitectures() {
        want("openssl-libs", "", "1:1.1.0h-3.fc27");
        want("zlib", "", "1.2.11-5.fc27");

        var found = freshness.of(
                List.of(
                        rpm("openssl-libs", "1:1.1.0h-3.fc27", "aarch64", ""),
                        rpm("openssl-libs", "1:1.0.2k-1.fc25", "x86_64", ""),
                        rpm("openssl-libs", "1:1.0.2k-1.fc25", "ppc64le", ""),
                        rpm("zlib", "1.2.11-6.fc27", "x86_64", ""),
                        rpm("bash", "1-1", "x86_64", "")),
                List.of());

        assertThat(found.older())
                .containsExactly("openssl-libs 1:1.0.2k-1.fc25 in ppc64le, x86_64, shipped is 1:1.1.0h-3.fc27");
        assertThat(found.held()).isEqualTo(2);
    }

    @Test
    void namesTheArchitecturesThatAnEarlierBuildHadWithWhatTheyHeld() {
        want("zlib", "", "2-1");
        var before = List.of(
                rpm("zlib", "1-1", "s390x", ""),
                rpm("bash", "1-1", "ppc64le", ""),
                rpm("zlib", "1-1", "x86_64", ""),
                rpm("zlib", "1-1", "i686", ""),
                rpm("tzdata", "1-1", "noarch", ""));

        assertThat(freshness
                        .of(List.of(rpm("zlib", "2-1", "x86_64", "")), before)
                        .lost())
                .hasToString("{ppc64le=[], s390x=[zlib]}");
        assertThat(freshness.of(before, before).lost()).isEmpty();
    }

    @Test
    void tellsRpmsOfModulesFromOthersOfTheSameName() {
        want("nodejs", "nodejs:8", "1:8.11.4-1");

        assertThat(freshness
                        .of(List.of(rpm("nodejs", "1:6.1-1", "x86_64", "")), List.of())
                        .held())
                .isZero();
        assertThat(freshness
                        .of(List.of(rpm("nodejs", "1:8.9-1", "x86_64", "nodejs:8")), List.of())
                        .older())
                .containsExactly("nodejs of nodejs:8 1:8.9-1 in x86_64, shipped is 1:8.11.4-1");
    }

    @Test
    void wantsTheHighestOfWhatSeveralEventsShipped() {
        want("bash", "", "4.4-2");
        want("bash", "", "4.4-10");
        want("bash", "", "4.4-9");

        assertThat(freshness
                        .of(List.of(rpm("bash", "4.4-9", "x86_64", "")), List.of())
                        .older())
                .containsExactly("bash 4.4-9 in x86_64, shipped is 4.4-10");
    }

    @Test
    void doubtsWhatIsOfAnUnknownModule() {
        want("nodejs", "nodejs:8", "1:8.11.4-1");
        want("npm", "nodejs:8", "6-1");
        want("bash", "", "4.4-9");

        var found = freshness.of(
                List.of(
                        rpm("nodejs", "1:6.1-1", "x86_64", ContainedRpm.UNKNOWN_MODULE),
                        rpm("npm", "6-1", "x86_64", ContainedRpm.UNKNOWN_MODULE),
                        rpm("bash", "4.3-1", "x86_64", ContainedRpm.UNKNOWN_MODULE)),
                List.of(rpm("nodejs", "1:6.1-1", "x86_64", "nodejs:8")));

        assertThat(found.older()).isEmpty();
        assertThat(found.doubtful())
                .containsExactly("nodejs of an unknown module 1:6.1-1 in x86_64, shipped is 1:8.11.4-1 of nodejs:8");
        assertThat(found.held()).isEqualTo(2);
        assertThat(found.gone()).isEmpty();
    }

    @Test
    void namesWhatIsGone() {
        want("bash", "", "4.4-2");
        want("nodejs", "nodejs:8", "1:8.11.4-1");

        var found = freshness.of(
                List.of(rpm("zlib", "1-1", "x86_64", "")),
                List.of(
                        rpm("bash", "4.3-2", "x86_64", ""),
                        rpm("bash", "4.3-1", "s390x", ""),
                        rpm("nodejs", "1:6.1-1", "x86_64", "nodejs:8"),
                        rpm("zlib", "1-1", "x86_64", "")));

        assertThat(found.held()).isZero();
        assertThat(found.gone()).containsExactly("bash 4.3-1", "nodejs of nodejs:8 1:6.1-1");
    }
}
