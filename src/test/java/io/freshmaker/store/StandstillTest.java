package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.koji.TinyWire;
import io.freshmaker.koji.task.ImageTasks;
import io.freshmaker.koji.task.PatientHub;
import io.freshmaker.koji.task.TaskForm;
import io.freshmaker.koji.task.TaskSearch;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.ImageTerms;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that stands still between storing that it sends and sending, for so long that another takes its place. */
@Timeout(60)
class StandstillTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final ImageTerms TERMS = new ImageTerms(
            new TargetPattern("{branch}-container-candidate"),
            "",
            List.of(),
            false,
            false,
            Optional.of(4000L),
            Optional.empty(),
            0);

    private final TaskForm form = new TaskForm("");

    /** What one process stores and asks for. */
    private record Sent(Submission submission, ImageRequest request) {}

    private static Sent send(Images images) {
        Submission claimed = images.submissions.claim(images.pipeline.submission("base"));
        Submission found = claimed.step() == Step.BUMP
                ? images.submissions.bumped(claimed, "c", "git://pkgs.example.org/container/base#c", "f27")
                : claimed;
        ImageRequest request = new ImageOrders(images.database.database(), TERMS).order(found);
        return new Sent(images.submissions.sending(found), request);
    }

    private static KojiClient client(KojiStandIn hub, Duration patience) {
        var logIn = new PasswordLogIn("freshmaker", "secret");
        return new KojiClient(new TinyWire(hub.url()), Optional.of(logIn), 1, patience, Duration.ZERO);
    }

    @Test
    void sendsNothingOnceItGoesOn() throws Exception {
        var goesOn = new CountDownLatch(1);
        var stands = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try (var images = new Images(Engine.embedded());
                var hub = KojiStandIn.start(KojiOptions.usual(), (topic, message) -> {});
                var still = client(hub, PATIENCE);
                var other = client(hub, Duration.ofSeconds(20))) {
            images.planned("m", PlanOf.builds("base"));
            images.budget.begin();
            images.pipeline.later();

            Future<Answer> late = pool.submit(() -> {
                Sent sent = send(images);
                stands.countDown();
                goesOn.await(30, TimeUnit.SECONDS);
                Answer answer = new ImageTasks(new KojiTasks(still), form).build(sent.request());
                images.submissions.answered(sent.submission(), answer);
                return answer;
            });
            assertThat(stands.await(30, TimeUnit.SECONDS)).isTrue();
            long since = System.nanoTime();
            long task = adopt(images, other);
            await().atMost(Duration.ofSeconds(10)).until(() -> System.nanoTime() - since > PATIENCE.toNanos());
            goesOn.countDown();

            assertThat(late.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Refused.class);
            assertThat(hub.orders()).extracting(ReceivedOrder::task).containsExactly(task);
            assertThat(images.database.text("select step || ' ' || remote_id from submissions join remote_builds"
                            + " on submission_id = submissions.id"))
                    .isEqualTo(Step.FOLLOW.id() + " " + task);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Another process finds no task, and so sends the same request itself. */
    private long adopt(Images images, KojiClient koji) {
        images.pipeline.leasesRunOut();
        images.pipeline.later();
        Submission lost = images.submissions.claimLookUp(images.pipeline.submission("base"));
        images.submissions.found(lost, new TaskSearch(new KojiTasks(new PatientHub(koji)), form).find(lost));
        Sent sent = send(images);
        Answer answer = new ImageTasks(new KojiTasks(koji), form).build(sent.request());
        images.submissions.answered(sent.submission(), answer);
        return ((Answer.Accepted) answer).builds().get(0).id();
    }
}
