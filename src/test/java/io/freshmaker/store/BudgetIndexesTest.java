package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** HSQLDB begins and ends builds without going through those that are done, or wait for something else. */
class BudgetIndexesTest {

    @Test
    void readyBuildsAndThoseInFlightAreFoundByOneIndex() {
        try (var images = new Images(Engine.embedded())) {
            images.planned("m", PlanOf.builds("a"));
            Set<String> indexes = images.database.database().read(handle -> {
                var log = new StatementLog(handle);
                images.budget.next(handle, Images.KOJI);
                return new TreeSet<>(log.indexes());
            });

            assertThat(indexes).containsExactly("BUILDS_READY");
        }
    }

    @Test
    void whatWaitsForBuildsIsFoundFromThere() {
        try (var images = new Images(Engine.embedded())) {
            Set<String> indexes = images.database.database().read(handle -> {
                var log = new StatementLog(handle);
                JointEnd.waitingFor(handle, List.of(1L, 2L));
                return new TreeSet<>(log.indexes());
            });

            assertThat(indexes).contains("BUILD_DEPENDENCIES_ON").noneMatch(index -> index.startsWith("BUILDS_"));
        }
    }

    @Test
    void theEndOfAnEventOfFewBuildsIsFoundFromThese() {
        try (var images = new Images(Engine.embedded())) {
            Set<String> indexes = images.database.database().read(handle -> {
                var log = new StatementLog(handle);
                EventClosing.open(handle, 1);
                return new TreeSet<>(log.indexes());
            });

            assertThat(indexes).contains("BUILD_CAUSES_EVENT").noneMatch(index -> index.startsWith("BUILDS_"));
        }
    }
}
