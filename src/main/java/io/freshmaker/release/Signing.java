package io.freshmaker.release;

import java.util.List;

/**
 * How one learns that a build of a release is signed, before it is shipped.
 *
 * @param line of its entry in the file of releases, for sentences
 * @param by which sign counts: one of the two, never both
 * @param tags patterns of the Koji tags that signed builds are put into; with {@link By#SIGNATURES} of those that a build
 *     of the release has, none where the key alone says it
 * @param users who signs, and says so by tagging; none with {@link By#SIGNATURES}
 * @param keys short ids of its keys, eight hexadecimal digits, the preferred one first; none for ODCS's own choice
 * @param stable the stable tag that its builds go to when they are shipped, with {@code $1} for what the pattern of
 *     {@code tags} has in brackets
 * @param compose the tag that composes are made of, with {@code $1} likewise; empty for the tag that was put on the
 *     build, or for the build alone where none was
 * @param builds what is signed: builds of rpms, or of modules
 */
public record Signing(
        int line,
        By by,
        List<TagPattern> tags,
        List<String> users,
        List<String> keys,
        String stable,
        String compose,
        Kind builds) {

    /** What says that a build is signed. */
    public enum By {
        /** The signing user puts it into a tag, after all of its rpms were signed. */
        TAG,
        /** Messages about single rpms, until Koji says that all of them have the key. */
        SIGNATURES
    }

    /** What the builds are. */
    public enum Kind {
        RPM,
        MODULE
    }

    public Signing {
        tags = List.copyOf(tags);
        users = List.copyOf(users);
        keys = List.copyOf(keys);
    }
}
