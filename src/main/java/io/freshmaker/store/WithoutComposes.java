package io.freshmaker.store;

import io.freshmaker.plan.Shortlist;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Has a build made once more that failed with composes, now without: what they were for may be shipped by now, and who
 * waits for that joined this build. Each method is a part of its caller's transaction.
 */
final class WithoutComposes {

    private static final int NAMED = 3;

    private WithoutComposes() {}

    /**
     * Begins another round of attempts if that may help; there is one such round at most, as its composes are given up.
     *
     * @param submission that has ended
     * @param words why it failed
     * @return false when the build is to fail
     */
    static boolean again(Handle handle, Submission submission, Duration wait, String words) {
        long build = submission.buildId();
        List<String> composes = composes(handle, build);
        List<String> shipped = composes.isEmpty() ? List.of() : ShippedMeanwhile.rpms(handle, build);
        if (shipped.isEmpty() || !begun(handle, build)) {
            return false;
        }
        giveUp(handle, build);
        SubmissionRows.record(handle, build, submission.system(), wait);
        String told = "Tried again without compose" + (composes.size() == 1 ? " " : "s ")
                + Shortlist.of(composes, NAMED) + ", as " + Shortlist.of(shipped, NAMED)
                + (shipped.size() == 1 ? " is" : " are") + " shipped by now; before that it failed: " + words;
        SubmissionRows.explain(handle, submission, told);
        BuildLog.tell(handle, List.of(build), "is tried again: " + told);
        return true;
    }

    /** The composes that a build was to be made with, by ODCS's ids; one that has none is called as it is. */
    private static List<String> composes(Handle handle, long build) {
        return handle.createQuery("""
                        select c.remote_id from build_composes n join composes c on c.id = n.compose_id
                        where n.build_id = :build and n.replaced = false order by c.id
                        """)
                .bind("build", build)
                .map((row, context) -> row.getLong(1))
                .map(id -> id == 0 ? "not made" : String.valueOf(id))
                .list();
    }

    private static void giveUp(Handle handle, long build) {
        handle.createUpdate("update build_composes set replaced = true where build_id = :build and replaced = false")
                .bind("build", build)
                .execute();
    }

    /** The attempts of this round count anew. */
    private static boolean begun(Handle handle, long build) {
        return handle.createUpdate("""
                                update builds set rebuilt_nvr = null, attempts_before =
                                  (select coalesce(max(s.attempt), 0) from submissions s where s.build_id = :id)
                                where id = :id and state = 0
                                """).bind("id", build).execute() == 1;
    }
}
