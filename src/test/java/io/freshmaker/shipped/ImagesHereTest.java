package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Draft.Answer;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ImagesHereTest {

    private static final Draft DRAFT = Draft.of("update-shipped", null);

    private final TestDatabase database;
    private Instant now = Instant.EPOCH;

    ImagesHereTest(Engine engine) {
        database = new TestDatabase(engine);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImagesHere here(boolean koji) {
        return new ImagesHere(database.database(), koji, () -> now);
    }

    @Test
    void areAskedForOnlyNowAndThenUntilThereAreSome() {
        ImagesHere here = here(false);
        assertThat(here.need(DRAFT).answer()).isEqualTo(Answer.NOT_OURS);
        assertThat(here.need(DRAFT).because())
                .isEqualTo("Images are not rebuilt here: freshmaker.koji.url is not set, and no image was imported.");
        assertThat(here(true).need(DRAFT)).isSameAs(DRAFT);

        new ImageLearning(database.database(), 2)
                .learn(
                        List.of(new ImageBuild(
                                Artifact.image("httpd", "f27"), 0, "httpd-1-1", now, "", null, "", List.of())),
                        "import");
        assertThat(here.need(DRAFT).answer()).as("not asked again so soon").isEqualTo(Answer.NOT_OURS);
        now = now.plusSeconds(11);
        assertThat(here.need(DRAFT)).isSameAs(DRAFT);
    }
}
