package io.freshmaker.store;

import io.freshmaker.submit.Submission;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * That a build is to end before it has; it is carried out by whoever has its submission next.
 *
 * @param by who asked for it
 * @param because why, or null
 */
record CancelRequest(String by, String because) {

    private static final String CANCELED_BY = "Canceled by ";

    /** The one of a build, if there is one; to be read after the submission was locked, so that none is overlooked. */
    static Optional<CancelRequest> of(Handle handle, long build) {
        return handle.createQuery(
                        "select canceled_by, canceled_because from builds where id = :id and canceled_by is not null")
                .bind("id", build)
                .map((row, context) -> new CancelRequest(row.getString(1), row.getString(2)))
                .findOne();
    }

    /** Whether somebody asked for the end of a submission's build, however far it is. */
    static boolean pending(Handle handle, Submission submission) {
        return of(handle, submission.buildId()).isPresent();
    }

    /** What the build says until its build system has stopped it. */
    String pending(String system) {
        return "Being canceled at " + system + ", asked for by " + by + "." + Asker.because(because);
    }

    /**
     * What the build says once it is canceled, with what was known last; empty where nothing is. That a build system names
     * the user with whom we canceled it there tells nothing more.
     */
    String done(String last) {
        boolean told = last.isBlank() || last.startsWith(CANCELED_BY);
        return CANCELED_BY + by + "." + Asker.because(because) + (told ? "" : " " + Text.ended(last));
    }
}
