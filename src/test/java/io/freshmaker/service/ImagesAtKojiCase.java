package io.freshmaker.service;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.koji.task.ImageTasks;
import io.freshmaker.koji.task.TaskForm;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A Koji of two images over the wire, asked as a submission with one token asks it. */
@Timeout(60)
abstract class ImagesAtKojiCase {

    static final String TARGET = "f27-container-candidate";
    private static final ImageRecipe BASE =
            ImageRecipe.of("fedora-base", "f27").packages("openssl-libs").arches("x86_64", "aarch64");
    private static final ImageRecipe HTTPD =
            ImageRecipe.of("httpd-container", "f27").from("fedora-base");

    final TaskForm form = new TaskForm("https://koji.example.org/koji");
    final String token = UUID.randomUUID().toString();
    KojiStandIn hub;
    KojiClient koji;
    private KojiHttp http;

    @BeforeEach
    void start() {
        hub = KojiStandIn.start(
                KojiOptions.usual().withStep(Duration.ofMillis(5)), (topic, msg) -> {}, ImagesAtKojiCase::stock);
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

    KojiClient client(String password) {
        return new KojiClient(
                http,
                Optional.of(new PasswordLogIn("freshmaker", password)),
                2,
                Duration.ofSeconds(2),
                Duration.ofMillis(5));
    }

    ImageRequest request(String repository, String release, String channel) {
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

    /** Asks Koji for a build of a repository. */
    Answer order(String repository) {
        return order(koji, request(repository, "7.4000", ""));
    }

    Answer order(KojiClient client, ImageRequest request) {
        return new ImageTasks(new KojiTasks(client), form).build(request);
    }

    /** The task that Koji makes of the same request. */
    long taken(String repository) {
        return ((Answer.Accepted) order(repository)).builds().get(0).id();
    }

    Submission submission(String name, long task) {
        return submission(name, task, Step.SENDING);
    }

    Submission submission(String name, long task, Step step) {
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
}
