package io.freshmaker.store;

import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Submission;
import org.junit.jupiter.api.AfterEach;

/** Events and builds that jane cancels, over a database of its own. */
abstract class CancelingCase {

    static final Asker JANE = Asker.command("jane");
    static final String PENDING = "0 0 Being canceled at mbs, asked for by jane.";

    final Pipeline pipeline;
    final TestDatabase database;
    final Canceling canceling;

    CancelingCase(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        database.database().announce();
        canceling = new Canceling(database.database(), pipeline.waiting, pipeline.builds);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** A build that ended as it was told to. */
    static RemoteBuild stopped(long id) {
        return new RemoteBuild(id, State.CANCELED, "Canceled by fm.", "nvr-" + id, "/builds/" + id);
    }

    /** The submission of a module, taken by who looks at it. */
    Submission claimed(String name) {
        pipeline.later();
        return pipeline.submissions.claimLookUp(pipeline.submission(name));
    }
}
