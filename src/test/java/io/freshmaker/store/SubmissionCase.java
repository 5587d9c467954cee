package io.freshmaker.store;

import io.freshmaker.submit.Step;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A module that is planned, over a database of its own, to be submitted. */
abstract class SubmissionCase {

    final Pipeline pipeline;
    final TestDatabase database;
    final Submissions submissions;

    SubmissionCase(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        submissions = pipeline.submissions;
    }

    @BeforeEach
    void plan() {
        pipeline.planned("m", PlanOf.builds("a").part());
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** At which step the newest submission of a module is. */
    String step(String name) {
        return Step.of((int) database.number("select step from submissions where id = ?", pipeline.submission(name)))
                .name();
    }

    OffsetDateTime due(String name) {
        return database.database()
                .read(handle -> handle.createQuery("select due_at from submissions where id = :id")
                        .bind("id", pipeline.submission(name))
                        .mapTo(OffsetDateTime.class)
                        .one());
    }

    /** How long until it is due. */
    Duration wait(String name) {
        return Duration.between(database.database().read(Database::now), due(name));
    }
}
