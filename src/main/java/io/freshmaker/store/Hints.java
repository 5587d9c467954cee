package io.freshmaker.store;

import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;

/** News from a build system about a build of ours: it is looked up at once, the message itself decides nothing. */
public final class Hints {

    private final Database database;
    private final ModuleStateReader reader;

    public Hints(Database database, ModuleStateReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /** Makes the look-up of the module build that a {@code mbs.module.state.change} tells of due now. */
    public Draft wake(Draft draft) {
        reader.read(draft.message()).map(ModuleStateChange::id).ifPresent(this::wake);
        return draft.notOurs("It only tells when to look.");
    }

    private void wake(long remote) {
        database.transact(
                handle -> handle.createUpdate("""
                        update submissions set due_at = current_timestamp
                        where step = 4 and system = 'mbs' and id in
                          (select submission_id from remote_builds where remote_id = :remote)
                        """).bind("remote", remote).execute());
    }
}
