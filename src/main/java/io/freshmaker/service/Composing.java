package io.freshmaker.service;

import io.freshmaker.compose.ComposePace;
import io.freshmaker.settings.Odcs;
import io.freshmaker.store.ComposeHints;
import io.freshmaker.store.Composes;
import io.freshmaker.store.Database;
import org.apache.camel.main.Main;

/** Names the beans by which composes are asked for at ODCS, and followed there to their ends. */
final class Composing {

    private Composing() {}

    /** Gives the pipeline its beans; without an ODCS no route calls them. */
    static void bind(Main pipeline, Database database, Composes composes) {
        pipeline.bind("composes", composes);
        pipeline.bind("composeHints", new ComposeHints(database));
    }

    /** How this ODCS is treated. */
    static ComposePace pace(Odcs odcs) {
        return new ComposePace(
                odcs.timeout(),
                odcs.settle(),
                odcs.poll(),
                odcs.deadline(),
                odcs.attempts(),
                odcs.retry(),
                odcs.lifetime());
    }
}
