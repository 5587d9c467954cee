package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class FirstIdTest {

    private final Pipeline pipeline;
    private final FirstId firstId;

    FirstIdTest(Engine engine) {
        pipeline = new Pipeline(engine);
        firstId = new FirstId(pipeline.database.database());
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void eventsAndBuildsBeginWithIt() {
        firstId.apply(5_000);
        assertThat(planned("a")).isEqualTo(5_000);
        assertThat(pipeline.build("a")).isEqualTo(5_000);
    }

    @Test
    void itIsTakenOnceAndRaisedAtAnyTime() {
        firstId.apply(1);
        assertThat(planned("a")).isEqualTo(1);
        firstId.apply(70);
        firstId.apply(70);
        assertThat(planned("b")).isEqualTo(70);
        assertThat(pipeline.build("b")).isEqualTo(70);
        firstId.apply(70);
        assertThat(planned("c")).isEqualTo(71);
    }

    @Test
    void itLowersNothing() {
        firstId.apply(100);
        planned("a");
        firstId.apply(50);
        assertThat(planned("b")).isEqualTo(101);
    }

    private long planned(String name) {
        return pipeline.planned(name, PlanOf.builds(name).part());
    }
}
