package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.sandbox.DistGitStandIn;
import io.freshmaker.sandbox.Images;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client and the stand-in of the hub were written apart, and understand each other. */
class KojiStandInTest {

    private DistGitStandIn git;
    private KojiStandIn standIn;
    private KojiClient hub;
    private KojiTasks tasks;
    private KojiBuilds builds;

    @BeforeEach
    void startsAHub(@TempDir Path directory) {
        git = new DistGitStandIn(directory);
        standIn = KojiStandIn.start(
                KojiOptions.usual().withStep(Duration.ofMillis(5)),
                (topic, msg) -> {},
                started -> Images.seed(git, started));
        hub = new KojiClient(
                new TinyWire(standIn.url()),
                Optional.of(new PasswordLogIn("freshmaker", "secret")),
                1,
                Duration.ofSeconds(5),
                Duration.ZERO);
        tasks = new KojiTasks(hub);
        builds = new KojiBuilds(hub);
    }

    @AfterEach
    void stopsIt() {
        hub.close();
        standIn.close();
    }

    private ContainerOrder order(String token) {
        String source = git.url("container", "fedora-base") + "#" + git.head("container", "fedora-base", "f27");
        return new ContainerOrder(
                source,
                Images.TAG,
                Map.of("git_branch", "f27", "release", "2.77", "userdata", Map.of(KojiTask.TOKEN, token)),
                null,
                "",
                System.nanoTime());
    }

    @Test
    void anImageIsOrderedFollowedAndReadAndStandsInItsTag() {
        Images.shipOpenssl(standIn);
        long task = tasks.order(order("tok-1"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> tasks.all(List.of(task, 999L)).get(task).state().ended());

        KojiBuild build = builds.ofTask(task).get(0);
        assertThat(build.nvr()).hasToString("fedora-base-27-2.77");
        assertThat(build.token()).isEqualTo("tok-1");
        assertThat(builds.named("fedora-base-27-2.77")).contains(build);
        List<ContainedRpm> rpms =
                new KojiContents(hub).of(List.of(build.id())).rpms().get(build.id());
        assertThat(rpms)
                .filteredOn(rpm -> rpm.name().equals("openssl-libs"))
                .extracting(ContainedRpm::version)
                .containsExactly(RpmVersion.parse("1:1.1.0h-3.fc27"));
        KojiTags tags = new KojiTags(hub, InstantSource.system());
        assertThat(new TaggedImages(hub, new TagBranches(List.of()), 1).in(Images.TAG))
                .extracting(TaggedImage::nvr)
                .contains("fedora-base-27-2.77", "webapp-container-3-1.f27container");
        assertThat(tags.target(Images.TAG))
                .hasValueSatisfying(target -> assertThat(tags.inheritance(target.buildTag()))
                        .containsExactly("f27-container-build", "f27-updates", "f27"));

        long again = tasks.order(order("tok-2"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> tasks.all(List.of(again)).get(again).state().ended());
        assertThat(tasks.failure(again)).startsWith("Build for fedora-base-27-2.77 already exists, id ");
    }

    @Test
    void aLostTaskIsFoundByItsTokenThroughTheHubsTroubles() {
        Instant begun = Instant.now();
        standIn.faults().next(1, "buildContainer", Kind.LOST_AFTER_WORK);
        assertThatThrownBy(() -> tasks.order(order("tok-1"))).isInstanceOf(LostKojiAnswer.class);
        standIn.faults().next(1, "listTasks", Kind.BAD_GATEWAY_502);
        standIn.faults().next(1, "listTasks", Kind.OFFLINE_1014);

        assertThat(tasks.withToken("tok-1", begun)).map(KojiTask::id).contains(1L);
        assertThat(tasks.withToken("tok-2", begun)).isEmpty();

        standIn.expireSessions();
        assertThat(tasks.order(order("tok-2"))).isEqualTo(2);
        standIn.faults().next(1, "buildContainer", Kind.BAD_SESSION_1002);
        assertThat(tasks.order(order("tok-3"))).isEqualTo(3);
        assertThat(standIn.duplicates()).isEmpty();
    }
}
