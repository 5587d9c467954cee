package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.koji.ImageReader;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.TagBranches;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.koji.task.PatientHub;
import io.freshmaker.koji.task.TaskEnds;
import io.freshmaker.koji.task.TaskStates;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the tasks of images end at Koji, and what is read of them. */
class ImagesBuiltAtKojiTest extends ImagesAtKojiCase {

    @Test
    void endWithAllThatTheyContain() {
        hub.stock().rpm("openssl", "1:1.1.0h-3.fc27", "openssl-libs").tag("f27");
        ImageEnd end = end("fedora-base", taken("fedora-base"));

        assertThat(end.task().state()).isEqualTo(State.DONE);
        assertThat(end.image().image()).isEqualTo(Artifact.image("fedora-base", "f27"));
        assertThat(end.image().nvr())
                .isEqualTo("fedora-base-0-7.4000")
                .isEqualTo(end.task().nvr());
        assertThat(end.image().rpms())
                .extracting(ContainedRpm::name, rpm -> rpm.version().toString(), ContainedRpm::arch)
                .containsExactlyInAnyOrder(
                        tuple("openssl-libs", "1:1.1.0h-3.fc27", "aarch64"),
                        tuple("openssl-libs", "1:1.1.0h-3.fc27", "x86_64"));
    }

    @Test
    void endWithKojisReason() {
        hub.script().failTimes("httpd-container", 1, "exit code 1");
        ImageEnd failed = end("httpd-container", taken("httpd"));
        assertThat(failed.task().state()).isEqualTo(State.FAILED);
        assertThat(failed.task().detail()).isEqualTo("Image build failed. exit code 1. OSBS build id: osbs-1");
        assertThat(failed.lasting()).isFalse();

        ImageRequest nowhere = request("httpd", "7.5", "");
        var lost = new ImageRequest(
                nowhere.source(),
                "nowhere",
                "f27",
                "",
                "7.5",
                List.of(),
                false,
                false,
                "",
                null,
                token,
                5,
                3,
                System.nanoTime());
        long task = ((Answer.Accepted) order(koji, lost)).builds().get(0).id();
        ImageEnd lasting = end("httpd-container", task);
        assertThat(lasting.task().detail()).contains("nowhere");
        assertThat(lasting.lasting()).isTrue();
    }

    @Test
    void areOursWhereTheirOtherTaskHasBuiltThem() {
        end("httpd-container", taken("httpd"));
        ImageEnd second = end("httpd-container", taken("httpd"));

        assertThat(second.task().state()).isEqualTo(State.DONE);
        assertThat(second.image().nvr()).isEqualTo("httpd-container-0-7.4000");
    }

    @Test
    void areCanceledByOthersAndFollowedTogether() {
        hub.script().stuck("httpd-container");
        long stuck = taken("httpd");
        hub.cancel(stuck);

        var states = new TaskStates(new KojiTasks(new PatientHub(koji)), form);
        assertThat(states.read(new Followed(
                        List.of(submission("httpd-container", stuck), submission("httpd-container", 999_999)))))
                .extracting(RemoteBuild::id, RemoteBuild::state)
                .containsExactly(tuple(stuck, State.CANCELED));
        assertThat(end("httpd-container", stuck).task().detail())
                .isEqualTo("Somebody canceled task " + stuck + " at Koji.");
    }

    @Test
    void areCanceledOnceTheirDeadlineHasPassed() {
        hub.script().stuck("httpd-container");
        long stuck = taken("httpd");
        Submission late = submission("httpd-container", stuck, Step.CANCEL);

        for (String life : List.of("first", "after a kill")) {
            ImageEnd end = end(late);
            assertThat(end.task().state()).as(life).isEqualTo(State.CANCELED);
            assertThat(end.task().detail()).isEqualTo("task " + stuck + " is canceled there");
            assertThat(hub.taskState(stuck)).isEqualTo("CANCELED");
        }
        long closed = taken("fedora-base");
        end("fedora-base", closed);
        assertThat(end(submission("fedora-base", closed, Step.CANCEL)).image().nvr())
                .isEqualTo("fedora-base-0-7.4000");
    }

    @Test
    void areWhatTheyWereAskedToBe() {
        ImageRequest usual = request("httpd", "", "");
        var scratch = new ImageRequest(
                usual.source(),
                TARGET,
                "f27",
                "",
                "",
                List.of("x86_64"),
                true,
                false,
                "",
                null,
                token,
                5,
                3,
                System.nanoTime());
        long task = ((Answer.Accepted) order(koji, scratch)).builds().get(0).id();

        ImageEnd end = end("httpd-container", task);

        assertThat(end.task().state()).isEqualTo(State.DONE);
        assertThat(end.task().detail()).startsWith("Built as a scratch build, which Koji does not keep");
    }

    private ImageEnd end(String name, long task) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !List.of("FREE", "OPEN").contains(hub.taskState(task)));
        return end(submission(name, task));
    }

    private ImageEnd end(Submission submission) {
        var images = new ImageReader(koji, new TagBranches(List.of()));
        return new TaskEnds(
                        new PatientHub(koji),
                        (build, stream) -> images.read(
                                        List.of(new WantedImage(build.id(), stream.stream(), stream.label())))
                                .builds()
                                .get(0),
                        form)
                .read(submission);
    }
}
