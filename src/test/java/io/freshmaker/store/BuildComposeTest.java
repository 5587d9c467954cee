package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class BuildComposeTest {

    private final Kitchen kitchen;

    BuildComposeTest(Engine engine) {
        kitchen = new Kitchen(engine);
    }

    @AfterEach
    void close() {
        kitchen.close();
    }

    private long build(String name) {
        kitchen.pipeline.planned(
                name,
                new ImagePlanOf("2-1")
                        .compose("for-" + name + "-2-1")
                        .build(name)
                        .part());
        return kitchen.pipeline.build(name);
    }

    @Test
    void ofSomeBuildsAreFoundAmongTheComposesOfOthers() {
        long first = build("first");
        build("other");
        long last = build("last");

        var composes = kitchen.database
                .database()
                .look(reading -> BuildCompose.of(reading, reading.keys(List.of(first, last))));

        assertThat(composes).containsOnlyKeys(first, last);
        assertThat(composes.get(first)).extracting(BuildCompose::id).containsExactly(1L);
        assertThat(composes.get(last)).extracting(BuildCompose::id).containsExactly(3L);
        var ofMany = kitchen.database.database().look(reading -> BuildCompose.of(reading, farApart(reading)));
        assertThat(ofMany).as("of more builds than a statement has parameters").containsOnlyKeys(first);
    }

    /** As many events have them that are not next to each other. */
    private static Keys farApart(Reading reading) {
        return reading.keys(
                LongStream.range(0, 40_000).mapToObj(i -> 1 + 10 * i).toList());
    }
}
