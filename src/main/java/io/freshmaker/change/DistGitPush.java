package io.freshmaker.change;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commits that came into one branch of a dist-git repository.
 *
 * @param namespace such as {@code rpms}, {@code modules}, {@code container}
 * @param fork whether the repository is somebody's copy, from which nothing is built; it has the namespace of the
 *     original
 * @param branch as it was pushed, without {@code refs/heads/}; another ref in full; empty when the message does not say
 * @param commits which commits came in
 * @param files paths of all files that were added, changed or deleted; null when the message does not say
 * @param message what the committer of the newest commit wrote, or empty
 * @param agent who did it, or empty
 */
public record DistGitPush(
        String namespace,
        String repository,
        boolean fork,
        String branch,
        CommitRange commits,
        Set<String> files,
        String message,
        String agent) {

    /** What the line in a commit message begins with that names the submission a bump was made for. */
    public static final String BUMP_TRAILER = "Freshmaker-Token: ";

    private static final int SHORT_COMMIT = 8;

    public DistGitPush {
        files = files == null ? null : Set.copyOf(files);
    }

    /** The same push with its files, once they are known from elsewhere. */
    public DistGitPush withFiles(Set<String> found) {
        return new DistGitPush(namespace, repository, fork, branch, commits, found, message, agent);
    }

    /** The newest commit; empty when the message does not say. */
    public String revision() {
        return commits.after();
    }

    /** Whether it is known what changed. */
    public boolean filesKnown() {
        return files != null;
    }

    /** Whether it was pushed to a tag or another ref that is no branch. */
    public boolean offBranch() {
        return branch.startsWith("refs/");
    }

    /** Whether this is a bump of ours that comes back. One that somebody amended with changes is a change. */
    public boolean ownBump() {
        boolean ours = message.lines().anyMatch(line -> line.startsWith(BUMP_TRAILER));
        return ours && (files == null || files.isEmpty());
    }

    /** Such as {@code rpms/packit master (e45f51fd)}, for sentences. */
    public String where() {
        String revision = revision();
        String commit =
                revision.isEmpty() ? "" : "(" + revision.substring(0, Math.min(SHORT_COMMIT, revision.length())) + ")";
        return List.of(namespace + "/" + repository, branch, commit).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
