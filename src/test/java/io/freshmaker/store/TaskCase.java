package io.freshmaker.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A plan of three images at Koji, over a database of its own: one, what is built on it, and another one. */
abstract class TaskCase {

    final Images images;
    final Pipeline pipeline;
    final TestDatabase database;
    long event;

    TaskCase(Engine engine) {
        images = new Images(engine);
        pipeline = images.pipeline;
        database = images.database;
    }

    @BeforeEach
    void plan() {
        event = images.planned(
                "m", new PlanOf().build("base").build("app", "base").build("other"));
    }

    @AfterEach
    void close() {
        images.close();
    }
}
