package io.freshmaker.store;

import org.junit.jupiter.api.AfterEach;

/** A test of what happens to plans and builds in a database of its own. */
abstract class PipelineTest {

    final Pipeline pipeline;
    final TestDatabase database;

    PipelineTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
    }

    @AfterEach
    void close() {
        pipeline.close();
    }
}
