package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Submission;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas that begin and end builds at the same time, with nothing in common but the database. */
@OnEachDatabase
class SharedBudgetTest {

    private static final int BUILDS = 24;

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final AtomicInteger most = new AtomicInteger();

    SharedBudgetTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void isKeptWhileBuildsEndAndOthersBegin() {
        String[] names = IntStream.range(0, BUILDS).mapToObj(i -> "m" + i).toArray(String[]::new);
        pipeline.planned("m", PlanOf.builds(names).part());

        Together.run(this::buildAll, this::buildAll, this::buildAll);

        assertThat(most).hasValue(Pipeline.PACE.budget());
        assertThat(database.number("select count(*) from builds where state = 1"))
                .isEqualTo(BUILDS);
        assertThat(database.number("select count(*) from submissions")).isEqualTo(BUILDS);
        assertThat(database.number("select count(distinct build_id) from submissions"))
                .isEqualTo(BUILDS);
    }

    private void buildAll() {
        while (database.number("select count(*) from builds where state <> 1") > 0) {
            pipeline.budget.begin();
            most.accumulateAndGet((int) database.number("select count(*) from builds where state = 0"), Math::max);
            due().forEach(this::build);
        }
    }

    private List<Long> due() {
        return database.database()
                .read(handle -> handle.createQuery("select id from submissions where step = 0")
                        .mapTo(Long.class)
                        .list());
    }

    private void build(long submission) {
        Submission claimed = pipeline.submissions.claim(submission);
        if (claimed != null) {
            var ready = Pipeline.remote(submission, "ready");
            pipeline.submissions.answered(pipeline.bumpAndSend(claimed), new Answer.Accepted("taken", List.of(ready)));
        }
    }
}
