package io.freshmaker.store;

import io.freshmaker.submit.Submission;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Carries out what people asked for, where a submission comes by; each method is a part of its caller's transaction. */
final class CancelEnds {

    private final Builds builds;

    CancelEnds(Builds builds) {
        this.builds = builds;
    }

    /**
     * Ends a build that is certainly not at its build system, if somebody asked for that.
     *
     * @return false when it goes on
     */
    boolean unsent(Handle handle, Submission submission) {
        Optional<CancelRequest> request = CancelRequest.of(handle, submission.buildId());
        request.ifPresent(asked -> {
            SubmissionRows.end(handle, submission, "canceled before it was sent again");
            builds.canceled(handle, submission.buildId(), asked.done(""));
        });
        return request.isPresent();
    }
}
