package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.task.PatientHub;
import io.freshmaker.koji.task.TaskSearch;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images that Koji is asked for, once, whatever becomes of the request and its answer. */
class ImagesAskedForAtKojiTest extends ImagesAtKojiCase {

    @Test
    void areAskedForOnceWithTheirToken() {
        Answer answer = order("httpd");

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        RemoteBuild task = ((Answer.Accepted) answer).builds().get(0);
        assertThat(task.state()).isEqualTo(State.RUNNING);
        assertThat(task.url()).isEqualTo("https://koji.example.org/koji/taskinfo?taskID=" + task.id());
        assertThat(hub.orders()).singleElement().satisfies(order -> {
            assertThat(order.token()).isEqualTo(token);
            assertThat(order.release()).isEqualTo("7.4000");
            assertThat(order.user()).isEqualTo("freshmaker");
        });
    }

    @Test
    void areToldWhereTheRelatedImagesOfABundleAreRead() {
        order(koji, request("httpd", "7.6", "").withOverrides("https://fresh.example.org/api/2/pullspec_overrides/5"));

        assertThat(hub.orders()
                        .get(0)
                        .opts()
                        .path("operator_csv_modifications_url")
                        .asText())
                .isEqualTo("https://fresh.example.org/api/2/pullspec_overrides/5");
    }

    @Test
    void areLookedForWhereTheAnswerWasLost() {
        hub.faults().next(1, "buildContainer", Kind.LOST_BEFORE_WORK);
        assertThat(order("httpd")).isInstanceOf(Answer.Unknown.class);
        assertThat(find()).isEmpty();

        hub.faults().next(1, "buildContainer", Kind.LOST_AFTER_WORK);
        assertThat(order("httpd")).isInstanceOf(Answer.Unknown.class);
        assertThat(find()).singleElement().satisfies(task -> {
            assertThat(task.id())
                    .isEqualTo(hub.orders().get(hub.orders().size() - 1).task());
            assertThat(task.state()).isEqualTo(State.RUNNING);
        });
    }

    @Test
    void areCanceledWhereOneRequestMadeTwo() {
        hub.script().stuck("httpd-container");
        hub.faults().next(1, "buildContainer", Kind.DUPLICATED);
        order("httpd");
        List<Long> made = hub.duplicates().get(token).stream().sorted().toList();
        assertThat(made).hasSize(2);

        List<RemoteBuild> found = find();

        assertThat(found).extracting(RemoteBuild::id).containsExactly(made.get(0));
        assertThat(found.get(0).detail())
                .endsWith(", and not [" + made.get(1) + "], which Koji made of the same request");
        assertThat(hub.taskState(made.get(1))).isEqualTo("CANCELED");
        assertThat(hub.taskState(made.get(0))).isNotEqualTo("CANCELED");
    }

    @Test
    void areSentAgainLaterWhenKojiTakesNothing() {
        hub.faults().next(1, "buildContainer", Kind.OFFLINE_1014);
        assertThat(order("httpd")).isInstanceOf(Answer.Refused.class);

        assertThat(order(koji, request("httpd", "7.1", "nowhere")))
                .isEqualTo(new Answer.Refused("Koji has no such builders: No such channel: nowhere"
                        + " - set freshmaker.koji.channel to one of its channels."));
        try (KojiClient stranger = client("wrong")) {
            Answer refused = order(stranger, request("httpd", "7.2", ""));
            assertThat(refused).isInstanceOf(Answer.Refused.class);
            assertThat(refused.words()).contains("freshmaker.koji");
        }
        assertThat(hub.orders()).noneMatch(order -> order.task() > 0);
    }

    @Test
    void areNeverGivenUpBecauseTheirTasksCannotBeLookedAt() {
        try (KojiClient stranger = client("wrong")) {
            var search = new TaskSearch(new KojiTasks(new PatientHub(stranger)), form);
            assertThatThrownBy(() -> search.find(submission("httpd-container", 0)))
                    .isInstanceOf(KojiException.class)
                    .satisfies(failure ->
                            assertThat(((Lasting) failure).permanent()).isFalse());
        }
    }

    private List<RemoteBuild> find() {
        return new TaskSearch(new KojiTasks(new PatientHub(koji)), form).find(submission("httpd-container", 0));
    }
}
