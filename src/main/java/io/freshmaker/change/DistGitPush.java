package io.freshmaker.change;

import java.util.Set;

/**
 * Commits that came into one branch of a dist-git repository.
 *
 * @param namespace such as {@code rpms}, {@code modules}, {@code container}
 * @param branch as it was pushed, without {@code refs/heads/}; empty when the message does not say
 * @param revision the newest commit; empty when the message does not say
 * @param files paths of all files that were added, changed or deleted; null when the message does not say
 * @param message what the committer wrote, or empty
 * @param agent who did it, or empty
 */
public record DistGitPush(
        String namespace,
        String repository,
        String branch,
        String revision,
        Set<String> files,
        String message,
        String agent) {

    public DistGitPush {
        files = files == null ? null : Set.copyOf(files);
    }

    /** Whether the message lists what changed. */
    public boolean filesKnown() {
        return files != null;
    }
}
