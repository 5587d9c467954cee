package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;

/**
 * What the inventory made of a build that it was told of.
 *
 * @param id the artifact's row
 * @param whole whether the inventory now holds exactly what was told, and nothing besides
 * @param detail what changed, for people; empty when nothing did
 */
record Lesson(Artifact artifact, long id, What what, boolean whole, String detail) {

    /** The kinds of outcome. */
    enum What {
        /** A stream that was not known, or a newer build of it. */
        LEARNED,
        /** The same build with other contents, or an older one in place of one that is gone. */
        CORRECTED,
        /** It contains nothing any more. */
        REMOVED,
        /** It was known like this. */
        SAME,
        /** A newer build is known. */
        OLDER
    }

    boolean changes() {
        return what.ordinal() <= What.REMOVED.ordinal();
    }
}
