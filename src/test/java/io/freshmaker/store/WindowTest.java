package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Builds of a content type that wait for other causes. */
@OnEachDatabase
class WindowTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Images images;
    private final Pipeline pipeline;
    private final TestDatabase database;

    WindowTest(Engine engine) {
        images = new Images(engine);
        pipeline = images.pipeline;
        database = images.database;
    }

    @AfterEach
    void close() {
        images.close();
    }

    private static ImagePlanOf plan(int release) {
        return new ImagePlanOf("1.1-" + release).window(FIVE_MINUTES);
    }

    @Test
    void tenCausesWithinItAreOneBuild() {
        pipeline.planned("m0", plan(0).build("web").part());
        String until = database.text("select not_before from builds");
        for (int i = 1; i < 10; i++) {
            pipeline.planned("m" + i, plan(i).build("web").part());
        }
        images.budget.begin();

        assertThat(pipeline.state("web")).matches("4 0 Waiting until ..:..:.. for other causes\\.");
        assertThat(database.number("select count(*) from build_causes where build_id = ?", pipeline.build("web")))
                .isEqualTo(10);
        assertThat(database.texts("select not_before from builds"))
                .as("no cause prolongs it")
                .containsExactly(until);

        database.run("update builds set not_before = current_timestamp - interval '1' second");
        images.budget.begin();
        assertThat(pipeline.state("web")).isEqualTo("0 0 Being submitted.");
    }

    @Test
    void isThatOfTheContentTypeAlone() {
        pipeline.planned("m", plan(1).build("web").part());
        pipeline.planned("n", new ImagePlanOf("1.1-1").build("other").part());

        assertThat(pipeline.state("other")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(waiting()).containsExactly("web");
    }

    @Test
    void anUrgentCauseEndsItForAllThatItsBuildWaitsFor() {
        pipeline.planned(
                "m", plan(1).build("base").build("web", "base").build("other").part());
        assertThat(waiting()).containsExactly("base", "other");

        pipeline.planned("n", plan(2).urgent().build("web").part());

        assertThat(waiting()).containsExactly("other");
        assertThat(database.texts("select name from builds where urgent order by id"))
                .containsExactly("base", "web");
        assertThat(pipeline.state("base")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(pipeline.state("web")).isEqualTo("4 1 Waiting for base:f27.");
    }

    @Test
    void holdsNothingThatIsUrgentItself() {
        pipeline.planned("m", plan(1).urgentBuild("web").build("other").part());

        assertThat(waiting()).containsExactly("other");
        assertThat(pipeline.state("web")).isEqualTo("4 0 Waiting for a free slot.");
        pipeline.planned("n", plan(2).urgentBuild("other").part());
        assertThat(waiting()).isEmpty();
        assertThat(database.number("select count(*) from builds where urgent")).isEqualTo(2);
    }

    private List<String> waiting() {
        return database.texts("select name from builds where not_before is not null order by id");
    }
}
