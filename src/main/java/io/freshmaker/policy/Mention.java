package io.freshmaker.policy;

/**
 * A name in the policy file that only others can know to be right: the file alone can't tell a typo from a content type
 * or an attribute that is still to come.
 *
 * @param key the path to it in the file, such as {@code spec-changed.module.block.name}
 * @param line its line, from 1
 */
public record Mention(Kind kind, String word, String key, int line) {

    /** What the word names. */
    public enum Kind {
        /** A section other than {@code global}. */
        CONTENT_TYPE,
        /** Such as {@code module}. */
        ARTIFACT_TYPE,
        /** Such as {@code branch}. */
        ATTRIBUTE
    }
}
