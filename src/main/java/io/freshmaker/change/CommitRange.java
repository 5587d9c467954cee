package io.freshmaker.change;

/**
 * Which commits a message is about. Commits are full ids of 40 hexadecimal digits where the sender is dist-git.
 *
 * @param before what the branch pointed to before; empty for a new branch, and when the message does not say
 * @param after the newest commit; empty when the branch was deleted, and when the message does not say
 * @param count how many commits came in; 0 when the message does not say
 * @param forced whether commits that the branch had before are gone
 */
public record CommitRange(String before, String after, int count, boolean forced) {

    public CommitRange {
        before = none(before) ? "" : before;
        after = none(after) ? "" : after;
        count = Math.max(0, count);
    }

    /** One commit, as the senders name it that send a message for each. */
    public static CommitRange of(String commit) {
        return new CommitRange("", commit, 1, false);
    }

    /** Git's way of saying that there is no commit. */
    static boolean none(String commit) {
        return commit.matches("0+");
    }
}
