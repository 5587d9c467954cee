package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndOfLifeTest {

    private static final Artifact OLD = Artifact.module("platform", "f27");
    private static final Artifact NEW = Artifact.module("platform", "f28");

    private final EndOfLife ends = new EndOfLife(List.of("platform:f27", "perl:5.2?", "test*:*"));

    @Test
    void endsTheStreamsThatAreNamed() {
        assertThat(ends.of(Artifact.module("perl", "5.24"))).contains("perl:5.2?");
        assertThat(ends.of(Artifact.module("testmodule", "master"))).contains("test*:*");
        assertThat(ends.of(Artifact.module("perl", "5x24"))).isEmpty();
        assertThat(ends.of(Artifact.module("perl", "5.240"))).isEmpty();
        assertThat(ends.of(Artifact.rpm("perl", "5.24"))).isEmpty();
        assertThat(EndOfLife.NEVER.of(Artifact.module("perl", "5.24"))).isEmpty();
    }

    @Test
    void takesAlongWhatIsBuiltOnAnOldPlatformOnly() {
        assertThat(ends.of(newest(OLD, Artifact.module("perl", "5.26")))).contains("platform:f27");
        assertThat(ends.of(newest(OLD, NEW))).isEmpty();
        assertThat(ends.of(newest(NEW))).isEmpty();
        assertThat(ends.of(newest(Artifact.module("perl", "5.24")))).isEmpty();
        assertThat(ends.of(newest())).isEmpty();
    }

    private static Learned newest(Artifact... builtOn) {
        return new Learned(
                Artifact.module("httpd", "2.4"),
                "1",
                "",
                List.of(),
                Stream.of(builtOn).toList());
    }
}
