package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes first, and how much of it to one target. */
@OnEachDatabase
class UrgentBudgetTest {

    private final Images images;
    private final TestDatabase database;

    UrgentBudgetTest(Engine engine) {
        images = new Images(engine);
        database = images.database;
    }

    @AfterEach
    void close() {
        images.close();
    }

    @Test
    void beginsUrgentBuildsFirst() {
        images.planned("m", PlanOf.builds("a", "b", "c", "d", "e"));
        database.run("update builds set target = null, urgent = case when name in ('d', 'e') then true else false end");

        images.budget.begin();

        assertThat(begun()).containsExactly("a", "d", "e");
    }

    @Test
    void beginsForNoTargetMoreThanItsShareAndNeverWaitsForIt() {
        images.planned("m", PlanOf.builds("a", "b", "c", "d", "e"));
        database.run("update builds set target = 'f27' where name in ('a', 'b', 'c', 'd')");
        database.run("update builds set target = 'f28' where name = 'e'");

        images.budget.begin();
        assertThat(begun()).containsExactly("a", "b", "e");

        database.run("update builds set state = 1 where name = 'e'");
        images.budget.begin();
        assertThat(begun()).containsExactly("a", "b");

        database.run("update builds set state = 1 where name = 'a'");
        images.budget.begin();
        assertThat(begun()).containsExactly("b", "c");
    }

    @Test
    void findsRoomBehindAnyNumberOfBuildsForAFullTarget() {
        images.planned("m", PlanOf.builds(many(250)));
        database.run("update builds set target = 'f27'");
        images.planned("n", PlanOf.builds("last"));

        images.budget.begin();

        assertThat(begun()).containsExactly("many0", "many1", "last");
    }

    @Test
    void asksAsOftenHoweverManyBuildsWaitForAFullTarget() {
        images.planned("m", PlanOf.builds("a", "b", "c"));
        database.run("update builds set target = 'f27'");
        images.budget.begin();
        assertThat(begun()).containsExactly("a", "b");
        int few = next().size();

        images.planned("n", PlanOf.builds(many(1_200)));
        database.run("update builds set target = 'f27'");

        assertThat(next().size()).isEqualTo(few);
        images.budget.begin();
        assertThat(begun()).containsExactly("a", "b");
    }

    private StatementLog next() {
        return database.database().read(handle -> {
            var log = new StatementLog(handle);
            images.budget.next(handle, Images.KOJI);
            return log;
        });
    }

    private static String[] many(int number) {
        return IntStream.range(0, number).mapToObj(i -> "many" + i).toArray(String[]::new);
    }

    private List<String> begun() {
        return database.texts("select name from builds where state = 0 order by id");
    }
}
