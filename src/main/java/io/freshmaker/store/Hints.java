package io.freshmaker.store;

import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import java.util.List;

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
        database.transact(handle -> {
            List<Long> told = handle.createQuery("""
                            select s.id from remote_builds r join submissions s on s.id = r.submission_id
                            where r.remote_id = :remote and s.system = 'mbs' and s.step = 4
                            """)
                    .bind("remote", remote)
                    .mapTo(Long.class)
                    .list();
            FollowedRows.wake(handle, told);
            return null;
        });
    }
}
