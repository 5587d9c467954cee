package io.freshmaker.distgit;

import io.freshmaker.submit.Lasting;

/** A bump that could not be made; the message names the repository, the branch and the remedy. */
public final class DistGitException extends RuntimeException implements Lasting {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    DistGitException(String sentence, boolean permanent, Throwable cause) {
        super(sentence, cause);
        this.permanent = permanent;
    }

    /** Whether asking again is of no use until somebody changes something in dist-git. */
    @Override
    public boolean permanent() {
        return permanent;
    }
}
