package io.freshmaker.distgit;

import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.Submission;

/** Makes the bump that a submission needs, or finds the one it made before. */
public final class Bumps {

    private final DistGit distGit;

    /** @param distGit null while no dist-git is configured: then every bump says so */
    public Bumps(DistGit distGit) {
        this.distGit = distGit;
    }

    /**
     * The bump, or the commit that is to be built as it is.
     *
     * @param namespace the dist-git namespace of the artifact's source, such as {@code modules}
     */
    public Bump bump(Submission submission, String namespace) {
        if (distGit == null) {
            throw new NotConfigured();
        }
        if (!submission.source().isEmpty()) {
            return distGit.existing(namespace, submission.artifact().name(), submission.source());
        }
        return distGit.bump(new BumpRequest(
                namespace,
                submission.artifact().name(),
                submission.branch(),
                submission.token(),
                submission.cause(),
                submission.recordedAt(),
                null));
    }

    private static final class NotConfigured extends RuntimeException implements Lasting {
        private static final long serialVersionUID = 1L;

        NotConfigured() {
            super("There is no dist-git to bump in: set freshmaker.distgit.url.");
        }

        @Override
        public boolean permanent() {
            return false;
        }
    }
}
