package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows behind {@link Submissions}; each method is a part of its caller's transaction. */
final class SubmissionRows {

    static final Duration LEASE = Duration.ofMinutes(5);

    private SubmissionRows() {}

    /** The next attempt of a build, with a token of its own. */
    static void record(Handle handle, long build, String system, Duration wait) {
        handle.createUpdate("""
                        insert into submissions (build_id, system, attempt, token, step, due_at)
                        select :build, :system, coalesce(max(attempt), 0) + 1, :token, 0, :due from submissions
                        where build_id = :build
                        """)
                .bind("build", build)
                .bind("system", system)
                .bind("token", UUID.randomUUID().toString())
                .bind("due", Database.now(handle).plus(wait))
                .execute();
    }

    /** Takes a submission for five minutes, or until its replica is gone. */
    static Submission claim(Handle handle, long id, List<Step> steps, String replica) {
        OffsetDateTime now = Database.now(handle);
        int taken = handle.createUpdate("""
                        update submissions set leased_until = :until, leased_by = :replica
                        where id = :id and step in (<steps>) and due_at <= :now
                          and (leased_until is null or leased_until < :now)
                        """)
                .bindList("steps", steps.stream().map(Step::id).toList())
                .bind("until", now.plus(LEASE))
                .bind("replica", replica)
                .bind("now", now)
                .bind("id", id)
                .execute();
        return taken == 0 ? null : read(handle, id);
    }

    static Submission read(Handle handle, long id) {
        return read(handle, List.of(id)).get(0);
    }

    /** A further bump makes another module of what MBS had; an image is made of the given commit as often as it takes. */
    static List<Submission> read(Handle handle, List<Long> ids) {
        return handle.createQuery("""
                        select s.*, b.artifact_type, b.name, b.stream, b.attempts_before,
                          case when s.attempt = 1 or b.artifact_type = 'image' then coalesce(b.source_commit, '')
                            else '' end as source,
                          case when s.deadline_at < current_timestamp then 1 else 0 end as overdue,
                          (select min(c.reason) from build_causes c where c.build_id = s.build_id) as cause,
                          (select min(r.remote_id) from remote_builds r where r.submission_id = s.id) as remote
                        from submissions s join builds b on b.id = s.build_id where s.id in (<ids>) order by s.id
                        """)
                .bindList("ids", ids)
                .map(SubmissionRows::submission)
                .list();
    }

    private static Submission submission(ResultSet row, StatementContext context) throws SQLException {
        return new Submission(
                row.getLong("id"),
                row.getLong("build_id"),
                row.getString("system"),
                new Artifact(row.getString("artifact_type"), row.getString("name"), row.getString("stream")),
                row.getInt("attempt"),
                row.getInt("attempts_before"),
                row.getString("token"),
                Step.of(row.getInt("step")),
                row.getString("cause"),
                row.getString("source"),
                row.getString("commit_id"),
                row.getString("scmurl"),
                row.getString("source_branch"),
                row.getLong("remote"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getInt("overdue") == 1,
                instant(row.getObject("leased_until", OffsetDateTime.class)));
    }

    static OffsetDateTime lease(Submission submission) {
        return submission.lease().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * Leaves the step for the next one and gives the submission back; whoever finds it moved or claimed by another
     * changes nothing.
     *
     * @param wait until the next step is due
     * @return whether it was still this claim's
     */
    static boolean move(Handle handle, Submission submission, Step next, Duration wait, int tries, String words) {
        return handle.createUpdate("""
                                update submissions set step = :next, due_at = :due, leased_until = null,
                                  tries = :tries, words = :words
                                where id = :id and step = :step and leased_until = :lease
                                """)
                        .bind("next", next.id())
                        .bind("due", Database.now(handle).plus(wait))
                        .bind("tries", tries)
                        .bind("words", Text.sentence(words))
                        .bind("id", submission.id())
                        .bind("step", submission.step().id())
                        .bind("lease", lease(submission))
                        .execute()
                == 1;
    }

    /**
     * Gives the submission back at whatever step it is, not due before {@code wait} is over, and not before what the
     * step itself waits for.
     *
     * @return whether it was still this claim's
     */
    static boolean release(Handle handle, Submission submission, Duration wait, int tries, String words) {
        return handle.createUpdate("""
                                update submissions set due_at = case when due_at > :due then due_at else :due end,
                                  leased_until = null, tries = :tries, words = :words
                                where id = :id and step <> 5 and leased_until = :lease
                                """)
                        .bind("due", Database.now(handle).plus(wait))
                        .bind("tries", tries)
                        .bind("words", Text.sentence(words))
                        .bind("id", submission.id())
                        .bind("lease", lease(submission))
                        .execute()
                == 1;
    }

    /** Ends a submission that this transaction has moved already. */
    static void end(Handle handle, Submission submission, String words) {
        handle.createUpdate("update submissions set step = 5, words = :words where id = :id")
                .bind("words", Text.sentence(words))
                .bind("id", submission.id())
                .execute();
    }

    /** Has what runs of a submission canceled next, by whoever takes it then; who has it now changes nothing more. */
    static void cancel(Handle handle, long submission, String words) {
        handle.createUpdate("""
                        update submissions set step = 7, due_at = current_timestamp, leased_until = null, tries = 0,
                          words = :words
                        where id = :id
                        """)
                .bind("words", Text.sentence(words))
                .bind("id", submission)
                .execute();
    }

    /** Says on the build what it is waiting for; before that, that somebody asked for its end. */
    static void explain(Handle handle, Submission submission, String reason) {
        String words = CancelRequest.of(handle, submission.buildId())
                .map(request -> request.pending(submission.system()) + " " + reason)
                .orElse(reason);
        handle.createUpdate("update builds set state_reason = :reason where id = :id and state = 0")
                .bind("reason", Text.sentence(words))
                .bind("id", submission.buildId())
                .execute();
    }
}
