package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Pace;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class BudgetTest extends PipelineTest {

    BudgetTest(Engine engine) {
        super(engine);
    }

    @Test
    void beginsTheOldestUpToTheBudget() {
        pipeline.planned("m", PlanOf.builds("e", "d", "c", "b", "a").part());

        pipeline.budget.begin();
        pipeline.budget.begin();

        assertThat(begun()).containsExactly("e", "d", "c");
        assertThat(pipeline.state("e")).isEqualTo("0 0 Being submitted.");
        assertThat(database.number("select count(*) from submissions where step = 0"))
                .isEqualTo(3);
        assertThat(database.number("select count(*) from builds where planned_key is null"))
                .isEqualTo(3);

        pipeline.built("e", "ready");
        pipeline.built("c", "failed");
        pipeline.budget.begin();
        assertThat(begun()).containsExactly("d", "b", "a");
    }

    @Test
    void beginsNothingBeforeItsPrerequisites() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());

        pipeline.budget.begin();
        assertThat(begun()).containsExactly("a");

        pipeline.built("a", "ready");
        pipeline.budget.begin();
        assertThat(begun()).containsExactly("b");
    }

    @RepeatedTest(3)
    void isKeptByTwoAtATime() {
        pipeline.planned("m", PlanOf.builds("a", "b", "c", "d", "e", "f", "g").part());

        Together.run(pipeline.budget::begin, pipeline.budget::begin, pipeline.budget::begin);

        assertThat(begun()).containsExactly("a", "b", "c");
        assertThat(database.number("select count(*) from submissions")).isEqualTo(3);
    }

    @RepeatedTest(3)
    void isKeptByTwoAtATimeForASystemThatIsNew() {
        pipeline.planned("m", PlanOf.builds("a", "b", "c", "d").part());
        database.run("update builds set system = 'koji'");
        var koji = new Budget(
                database.database(),
                List.of(new Pace(
                        "koji",
                        2,
                        Pipeline.PACE.timeout(),
                        Pipeline.PACE.settle(),
                        Pipeline.PACE.poll(),
                        Pipeline.PACE.deadline())),
                pipeline.pauses,
                0,
                new Turns(database.database(), pipeline.builds, pipeline.waiting));

        Together.run(koji::begin, koji::begin);

        assertThat(begun()).containsExactly("a", "b");
        assertThat(database.texts("select system from slots order by system")).containsExactly("koji", "mbs", "odcs");
    }

    @Test
    void writesNothingWhileThereIsNothingToBegin() {
        pipeline.planned("m", PlanOf.builds("a", "b", "c", "d").part());
        pipeline.budget.begin();
        long before = database.number("select taken from slots where system = 'mbs'");

        pipeline.budget.begin();

        assertThat(database.number("select taken from slots where system = 'mbs'"))
                .isEqualTo(before);
    }

    private List<String> begun() {
        return database.texts("select name from builds where state = 0 order by id");
    }
}
