package io.freshmaker.build;

import static io.freshmaker.build.BuildState.BUILD;
import static io.freshmaker.build.BuildState.CANCELED;
import static io.freshmaker.build.BuildState.DONE;
import static io.freshmaker.build.BuildState.FAILED;
import static io.freshmaker.build.BuildState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventEndTest {
    private static final BuildOutcome BROKEN =
            new BuildOutcome("httpd:f27", FAILED, "Component(s) httpd failed to build.");

    @Test
    void isOpenWhileABuildIsNotFinal() {
        assertThat(EventEnd.of(List.of(done("a"), new BuildOutcome("b", PLANNED, ""))))
                .isEmpty();
        assertThat(EventEnd.of(List.of(BROKEN, new BuildOutcome("b", BUILD, ""))))
                .isEmpty();
    }

    @Test
    void isOpenWithoutBuilds() {
        assertThat(EventEnd.of(List.of())).isEmpty();
    }

    @Test
    void isCompleteWhenAllAreDone() {
        assertThat(EventEnd.of(List.of(done("a"), done("b"), done("c"), done("d"))))
                .contains(new EventEnd.End(EventState.COMPLETE, "All 4 rebuilt."));
        assertThat(EventEnd.of(List.of(done("perl:5.26"))))
                .contains(new EventEnd.End(EventState.COMPLETE, "perl:5.26 rebuilt."));
    }

    @Test
    void isCompleteWhenSomeAreDoneAndNamesTheOthers() {
        assertThat(EventEnd.of(List.of(done("a"), BROKEN, done("b"), done("c"))))
                .contains(new EventEnd.End(
                        EventState.COMPLETE,
                        "3 of 4 rebuilt; failed: httpd:f27 (Component(s) httpd failed to build.)"));
        assertThat(EventEnd.of(List.of(done("a"), BROKEN, new BuildOutcome("c", CANCELED, null))))
                .map(EventEnd.End::reason)
                .hasValue("1 of 3 rebuilt; failed: httpd:f27 (Component(s) httpd failed to build.); canceled: c");
    }

    @Test
    void isFailedWhenNoneIsDone() {
        assertThat(EventEnd.of(List.of(BROKEN, new BuildOutcome("b", CANCELED, ""))))
                .contains(new EventEnd.End(
                        EventState.FAILED,
                        "None of 2 rebuilt; failed: httpd:f27 (Component(s) httpd failed to build.); canceled: b"));
        assertThat(EventEnd.of(List.of(BROKEN)))
                .contains(new EventEnd.End(
                        EventState.FAILED, "Nothing rebuilt; failed: httpd:f27 (Component(s) httpd failed to build.)"));
    }

    @Test
    void isCanceledWhenAllAreCanceled() {
        assertThat(EventEnd.of(
                        List.of(new BuildOutcome("a", CANCELED, "by jane"), new BuildOutcome("b", CANCELED, ""))))
                .contains(new EventEnd.End(EventState.CANCELED, "All 2 canceled."));
    }

    @Test
    void shortensALongListAndNamesTheCausesFirst() {
        String consequence = RebuildFailure.because(BROKEN);
        List<BuildOutcome> builds = new ArrayList<>(IntStream.range(0, 16)
                .mapToObj(i -> new BuildOutcome("m" + i, FAILED, consequence))
                .toList());
        builds.add(BROKEN);
        assertThat(EventEnd.of(builds).orElseThrow().reason())
                .startsWith("None of 17 rebuilt; failed: httpd:f27 (Component(s) httpd failed to build.), m0 (")
                .endsWith("m3 (" + consequence + ") and 12 more");
    }

    @Test
    void aDependantsFailureNamesTheRootCauseHoweverLongTheChain() {
        BuildOutcome root = new BuildOutcome("testmodule:f27", FAILED, "Component(s) httpd failed to build.");
        String first = RebuildFailure.because(root);
        assertThat(first).isEqualTo("cannot be rebuilt: testmodule:f27 failed: Component(s) httpd failed to build.");
        assertThat(RebuildFailure.because(new BuildOutcome("child:f27", FAILED, first)))
                .isEqualTo(first);
    }

    @Test
    void aDependantsFailureTellsACancelFromAFailure() {
        assertThat(RebuildFailure.because(new BuildOutcome("a:1", CANCELED, "")))
                .isEqualTo("cannot be rebuilt: a:1 was canceled.");
        assertThat(RebuildFailure.because(new BuildOutcome("a:1", FAILED, null)))
                .isEqualTo("cannot be rebuilt: a:1 failed.");
        assertThatThrownBy(() -> RebuildFailure.because(done("a:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a:1 is DONE");
    }

    private static BuildOutcome done(String label) {
        return new BuildOutcome(label, DONE, "");
    }
}
