package io.freshmaker.distgit;

import io.freshmaker.change.DistGitPush;
import org.eclipse.jgit.revwalk.RevCommit;

/** The message of a bump: a first line for people, and a trailer that tells which submission it was made for. */
record CommitMessage(String firstLine, String token) {
    private static final String TRAILER = DistGitPush.BUMP_TRAILER;

    /** The pattern with the cause in it, always one line. */
    static CommitMessage of(String pattern, BumpRequest request) {
        String line = pattern.replace("{cause}", request.cause());
        return new CommitMessage(line.replaceAll("\\s+", " ").strip(), request.token());
    }

    String text() {
        return firstLine + "\n\n" + TRAILER + token + "\n";
    }

    /** Whether the commit was made for the same submission. Reads all lines: tools add trailers of their own. */
    boolean madeFor(RevCommit commit) {
        return commit.getFullMessage().lines().anyMatch((TRAILER + token)::equals);
    }
}
