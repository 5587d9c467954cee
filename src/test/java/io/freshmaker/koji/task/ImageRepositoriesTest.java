package io.freshmaker.koji.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.TinyHub;
import io.freshmaker.koji.TinyWire;
import io.freshmaker.submit.ImageFacts;
import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ImageRepositoriesTest {

    private static final ImageFacts PEAR = new ImageFacts(
            new Submission(
                    1,
                    2,
                    "koji",
                    Artifact.image("pear-container", "f27"),
                    1,
                    0,
                    "tok",
                    Step.BUMP,
                    "",
                    "",
                    null,
                    null,
                    null,
                    0,
                    Instant.EPOCH,
                    0,
                    false,
                    Instant.EPOCH),
            1,
            "pear-container-1-1",
            "",
            false,
            "");

    @Test
    void areAskedForAgainWhenTheAddressOfTheHubIsWrongForNow() throws IOException {
        try (TinyHub hub = new TinyHub();
                KojiClient koji = new KojiClient(
                        new TinyWire(hub.url()), Optional.empty(), 1, Duration.ofSeconds(5), Duration.ZERO)) {
            var repositories = new ImageRepositories(new KojiBuilds(koji));
            hub.on("getBuild", call -> TinyHub.Reply.page(404, "Not here"));

            assertThatThrownBy(() -> repositories.of(PEAR))
                    .isInstanceOf(KojiException.class)
                    .isNotInstanceOf(Lasting.class)
                    .hasMessageContaining("freshmaker.koji.url");

            hub.on("getBuild", call -> TinyHub.Reply.fault(1000, "invalid format"));
            assertThat(repositories.of(PEAR).repository()).isEqualTo("pear");
        }
    }
}
