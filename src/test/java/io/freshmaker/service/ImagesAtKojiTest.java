package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.koji.ImageReader;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.koji.TagBranches;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.koji.task.ImageTasks;
import io.freshmaker.koji.task.PatientHub;
import io.freshmaker.koji.task.TaskEnds;
import io.freshmaker.koji.task.TaskForm;
import io.freshmaker.koji.task.TaskSearch;
import io.freshmaker.koji.task.TaskStates;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Images built at Koji, asked for and read over the wire. */
@Timeout(60)
class ImagesAtKojiTest {

    private static final String TARGET = "f27-container-candidate";
    private static final ImageRecipe BASE =
            ImageRecipe.of("fedora-base", "f27").packages("openssl-libs").arches("x86_64", "aarch64");
    private static final ImageRecipe HTTPD =
            ImageRecipe.of("httpd-container", "f27").from("fedora-base");

    private final TaskForm form = new TaskForm("https://koji.example.org/koji");
    private final String token = UUID.randomUUID().toString();
    private KojiStandIn hub;
    private KojiHttp http;
    private KojiClient koji;

    @BeforeEach
    void start() {
        hub = KojiStandIn.start(
                KojiOptions.usual().withStep(Duration.ofMillis(5)), (topic, msg) -> {}, ImagesAtKojiTest::stock);
        http = new KojiHttp(hub.url(), new HttpConnections(Optional.empty(), true, Duration.ofSeconds(5)).manager(4));
        koji = client("secret");
    }

    @AfterEach
    void stop() {
        koji.close();
        http.close();
        hub.close();
    }

    private static void stock(KojiStandIn koji) {
        HubStock stock = koji.stock();
        stock.tag("f27-container-build", "f27");
        stock.target(TARGET, "f27-container-build", TARGET);
        stock.rpm("openssl", "1:1.1.0f-9.fc27", "openssl-libs").tag("f27");
        List.of(BASE, HTTPD).forEach(stock::importBuilt);
    }

    private KojiClient client(String password) {
        return new KojiClient(
                http,
                Optional.of(new PasswordLogIn("freshmaker", password)),
                2,
                Duration.ofSeconds(2),
                Duration.ofMillis(5));
    }

    private ImageRequest request(String repository, String release, String channel) {
        return new ImageRequest(
                "git://pkgs.example.org/container/" + repository + "#" + "e".repeat(40),
                TARGET,
                "f27",
                "",
                release,
                List.of(),
                false,
                false,
                channel,
                null,
                token,
                5,
                3,
                System.nanoTime());
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

    private Answer order(String repository) {
        return order(koji, request(repository, "7.4000", ""));
    }

    private Answer order(KojiClient client, ImageRequest request) {
        return new ImageTasks(new KojiTasks(client), form).build(request);
    }

    private long taken(String repository) {
        return ((Answer.Accepted) order(repository)).builds().get(0).id();
    }

    private Submission submission(String name, long task) {
        return submission(name, task, Step.SENDING);
    }

    private Submission submission(String name, long task, Step step) {
        var now = Instant.now();
        return new Submission(
                1,
                5,
                "koji",
                Artifact.image(name, "f27"),
                1,
                0,
                token,
                step,
                "",
                "",
                "",
                "",
                null,
                task,
                now,
                0,
                step == Step.CANCEL,
                now);
    }

    private List<RemoteBuild> find() {
        return new TaskSearch(new KojiTasks(new PatientHub(koji)), form).find(submission("httpd-container", 0));
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
}
