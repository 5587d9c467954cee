package io.freshmaker.store;

import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What build systems made of our submissions, as it was seen last; each method is a part of its caller's transaction. */
final class RemoteBuilds {

    private RemoteBuilds() {}

    /**
     * Keeps what the build system made of a submission, and shows the first of them on the build.
     *
     * @return all that it ever made of it, the first first: what is not listed at the moment is as it was seen last
     */
    static List<RemoteBuild> remember(
            Handle handle, Submission submission, List<RemoteBuild> remote, Duration deadline) {
        handle.createUpdate("update submissions set deadline_at = :deadline where id = :id and deadline_at is null")
                .bind("deadline", Database.now(handle).plus(deadline))
                .bind("id", submission.id())
                .execute();
        for (RemoteBuild build : remote) {
            if (write(handle, submission, build, """
                            update remote_builds set state = :state, detail = :detail, nvr = :nvr, url = :url
                            where submission_id = :submission and remote_id = :id
                            """) == 0) {
                write(handle, submission, build, """
                        insert into remote_builds (submission_id, remote_id, state, detail, nvr, url)
                        values (:submission, :id, :state, :detail, :nvr, :url)
                        """);
            }
        }
        List<RemoteBuild> all = handle.createQuery("""
                        select remote_id, state, detail, nvr, url from remote_builds
                        where submission_id = :submission order by remote_id
                        """)
                .bind("submission", submission.id())
                .map((row, context) -> new RemoteBuild(
                        row.getLong(1),
                        RemoteBuild.State.values()[row.getInt(2)],
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
        show(handle, submission, all.get(0));
        return all;
    }

    private static int write(Handle handle, Submission submission, RemoteBuild build, String sql) {
        return handle.createUpdate(sql)
                .bind("submission", submission.id())
                .bind("id", build.id())
                .bind("state", build.state().ordinal())
                .bind("detail", Text.sentence(build.detail()))
                .bind("nvr", Text.cut(build.nvr(), 1000))
                .bind("url", Text.cut(build.url(), 2000))
                .execute();
    }

    private static void show(Handle handle, Submission submission, RemoteBuild first) {
        int fresh = handle.createUpdate("""
                        update builds set remote_id = :remote, url = :url, time_submitted = current_timestamp
                        where id = :build and state = 0 and (remote_id is null or remote_id <> :remote)
                        """)
                .bind("remote", first.id())
                .bind("url", first.url())
                .bind("build", submission.buildId())
                .execute();
        if (fresh == 1) {
            BuildLog.tell(
                    handle,
                    List.of(submission.buildId()),
                    "is at " + submission.system() + " as " + called(submission) + first.id() + ".");
        }
    }

    /** What a person finds under the id there. */
    static String called(Submission submission) {
        return submission.system().equals("koji") ? "task " : "build ";
    }
}
