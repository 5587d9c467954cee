package io.freshmaker.store;

import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Gives submissions back whose tasks still run, in three statements for all of them. */
final class RunningTasks {

    private final OffsetDateTime now;
    private final PreparedBatch released;
    private final PreparedBatch seen;
    private final PreparedBatch told;

    RunningTasks(Handle handle) {
        this.now = Database.now(handle);
        this.seen = handle.prepareBatch("""
                update remote_builds set detail = :detail
                where submission_id = :id and remote_id = :remote and detail <> :detail
                  and exists (select 1 from submissions s where s.id = :id and s.step = 4 and s.leased_until = :lease)
                """);
        this.told = handle.prepareBatch("""
                update builds set state_reason = :reason where id = :build and state = 0 and state_reason <> :reason
                  and exists (select 1 from submissions s where s.id = :id and s.step = 4 and s.leased_until = :lease)
                """);
        this.released = handle.prepareBatch("""
                update submissions set due_at = :due, leased_until = null, tries = 0, words = :detail
                where id = :id and step = 4 and leased_until = :lease
                """);
    }

    /** @param reason what the build says of itself from now on */
    void add(Submission submission, RemoteBuild task, Duration wait, String reason) {
        OffsetDateTime lease = SubmissionRows.lease(submission);
        String detail = Text.sentence(task.detail());
        seen.bind("detail", detail)
                .bind("id", submission.id())
                .bind("remote", task.id())
                .bind("lease", lease)
                .add();
        told.bind("reason", Text.sentence(reason))
                .bind("build", submission.buildId())
                .bind("id", submission.id())
                .bind("lease", lease)
                .add();
        released.bind("due", now.plus(wait))
                .bind("detail", detail)
                .bind("id", submission.id())
                .bind("lease", lease)
                .add();
    }

    void store() {
        if (released.size() > 0) {
            seen.execute();
            told.execute();
            released.execute();
        }
    }
}
