package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.build.Brakes;
import io.freshmaker.plan.ContentType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class DryRunTest {

    private static final ContentType TRIED = new ContentType("tried", "v1", "GitRPMSpecChangeEvent", "mbs", true);

    private final Engine engine;
    private Pipeline pipeline;

    DryRunTest(Engine engine) {
        this.engine = engine;
        this.pipeline = new Pipeline(engine);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void goesThroughAPlanInOrderWithoutJoiningAnything() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.planned("n", new PlanOf().build("a").build("b", "a").part(TRIED));
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
        pipeline.planned("o", PlanOf.builds("a").part());

        pipeline.budget.begin();

        assertThat(pipeline.eventState("n")).isEqualTo("2 Dry run: 2 builds, nothing was submitted.");
        assertThat(pipeline.state("b")).isEqualTo("1 0 Dry run: nothing was submitted.");
        assertThat(pipeline.database.texts("select name || ' ' || state || ' ' || event_id from builds order by id"))
                .containsExactly("a 0 1", "a 1 2", "b 1 2");
        assertThat(pipeline.database.number("select id from events where dry_run = true"))
                .isEqualTo(2);
    }

    @Test
    void aPartOfAMessageMayBeOne() {
        pipeline.planned("m", PlanOf.builds("a").part(), PlanOf.builds("a", "b").part(TRIED));
        assertThat(pipeline.eventState("m")).isEqualTo("1 3 builds planned, 2 of them for a dry run.");

        pipeline.budget.begin();
        long live = pipeline.database.number("select id from builds where state = 0");
        pipeline.database.database().transact(handle -> {
            pipeline.builds.done(handle, live, "a-1", "Built.");
            return live;
        });

        assertThat(pipeline.eventState("m"))
                .isEqualTo("2 a:f27 rebuilt. Dry run beside it: 2 builds, nothing was submitted.");
        assertThat(pipeline.database.number("select count(*) from events where dry_run = true"))
                .isZero();
    }

    @Test
    void nothingIsSubmittedWhenEverythingIsOne() {
        pipeline.close();
        pipeline = new Pipeline(engine, new Brakes(Duration.ZERO, 0, 0, true));
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.budget.begin();
        assertThat(pipeline.eventState("m")).isEqualTo("2 Dry run: 1 build, nothing was submitted.");
        assertThat(pipeline.database.number("select count(*) from submissions")).isZero();
    }
}
