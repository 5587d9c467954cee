package io.freshmaker.submit;

import java.util.List;

/** Submissions that are followed together: their build system is asked about all of them in one request. */
public record Followed(List<Submission> submissions) {

    public Followed {
        submissions = List.copyOf(submissions);
    }

    /** The ids that the build system gave them. */
    public List<Long> remotes() {
        return submissions.stream().map(Submission::remote).toList();
    }
}
