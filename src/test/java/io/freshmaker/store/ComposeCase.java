package io.freshmaker.store;

import org.junit.jupiter.api.AfterEach;

/** Builds that wait for composes, over a database of its own. */
abstract class ComposeCase {

    final Kitchen kitchen;
    final Pipeline pipeline;
    final TestDatabase database;

    ComposeCase(Engine engine) {
        kitchen = new Kitchen(engine);
        pipeline = kitchen.pipeline;
        database = kitchen.database;
    }

    @AfterEach
    void close() {
        kitchen.close();
    }

    /** Builds that need a compose of these rpms. */
    static ImagePlanOf signed(String... nvrs) {
        return new ImagePlanOf("2-1").compose(nvrs);
    }
}
