package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StrandedTest {

    private static final String GONE = "koji is not configured: set freshmaker.koji.url.";

    private final Images images;
    private final Pipeline pipeline;

    StrandedTest(Engine engine) {
        images = new Images(engine);
        pipeline = images.pipeline;
    }

    @BeforeEach
    void plan() {
        images.planned(
                "m",
                new PlanOf()
                        .build("base")
                        .build("app", "base")
                        .build("other")
                        .build("b")
                        .build("waits"));
        images.running("base", 7);
    }

    @AfterEach
    void close() {
        images.close();
    }

    /** A start with these build systems. */
    private Stranded started(Waiting waiting) {
        waiting.explainAll(images.database.database());
        var stranded = new Stranded(images.database.database(), waiting);
        stranded.explain();
        return stranded;
    }

    @Test
    void saySoAndGoOnWhenTheirBuildSystemIsBack() {
        Stranded gone = started(new Waiting(Set.of("mbs"), pipeline.pauses));

        assertThat(pipeline.state("base")).isEqualTo("0 0 " + GONE);
        assertThat(pipeline.state("other")).isEqualTo("0 0 " + GONE);
        assertThat(pipeline.state("waits")).isEqualTo("4 0 " + GONE);
        assertThat(pipeline.state("app")).startsWith("4 1 Waiting for base");
        assertThat(gone.sentence()).contains(GONE + " Builds that wait for it: 3 planned, 2 in flight.");

        Stranded back = started(pipeline.waiting);

        assertThat(back.sentence()).isEmpty();
        assertThat(pipeline.state("base")).isEqualTo("0 0 koji is configured again: the next step is taken now.");
        assertThat(pipeline.state("waits")).isEqualTo("4 0 Waiting for a free slot.");
    }

    @Test
    void areNotThoseOfAKojiThatDoesNotKnowUs() {
        String before = pipeline.state("base");

        Stranded none = started(new Waiting(Set.of("mbs"), pipeline.pauses, Map.of("koji", "koji takes no builds.")));

        assertThat(none.sentence()).isEmpty();
        assertThat(pipeline.state("base")).isEqualTo(before);
        assertThat(pipeline.state("waits")).isEqualTo("4 0 koji takes no builds.");
    }

    @Test
    void keepTheirReasonWhenAPauseEnds() {
        var waiting = new Waiting(Set.of("mbs"), pipeline.pauses);
        started(waiting);
        var pausing = new Pausing(images.database.database(), waiting);

        pausing.pause("koji", Asker.command("jane"), "");
        pausing.resume("koji", Asker.command("jane"));

        assertThat(pipeline.state("other")).isEqualTo("0 0 " + GONE);
    }
}
