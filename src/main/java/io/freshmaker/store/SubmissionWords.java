package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.Map;

/**
 * What is said of a submission while it is under way, for a person.
 *
 * @param paces of the build systems, by their names
 */
record SubmissionWords(Map<String, Pace> paces) {

    SubmissionWords {
        paces = Map.copyOf(paces);
    }

    /** What a build system is doing, for a person. */
    String building(Submission submission, RemoteBuild remote) {
        int attempts = paces.get(submission.system()).attempts();
        String turn = submission.turn() > 1 && attempts > 1
                ? "Attempt " + submission.turn() + " of " + attempts + ": building"
                : "Building";
        return turn + " as " + submission.system() + " " + RemoteBuilds.called(submission) + remote.id() + ": "
                + remote.detail() + ".";
    }

    /** That the deadline has passed, and what was known then. */
    String tooLate(Submission submission, String last) {
        Duration deadline = paces.get(submission.system()).deadline();
        String limit =
                deadline.toMinutes() % 60 == 0 ? deadline.toHours() + " hours" : deadline.toMinutes() + " minutes";
        return "No end within " + limit + " at " + submission.system() + "; " + last.replaceFirst("\\.$", "") + ".";
    }

    /** That the deadline has passed, and what is done about it. */
    String lateAndCanceled(Submission submission, RemoteBuild last) {
        return tooLate(submission, "its last state was " + last.detail() + ", and it is canceled there");
    }

    /** That a call failed, and is made again. */
    static String tried(String words, int tries) {
        String end = words.matches("(?s).*[.?!]") ? " " : ". ";
        return words + end + "Tried " + Counted.of(tries, "time") + "; tried again.";
    }
}
