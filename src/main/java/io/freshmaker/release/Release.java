package io.freshmaker.release;

import java.util.List;
import java.util.Optional;

/**
 * How one release, or a family of releases, is shipped, and which images belong to it.
 *
 * @param name such as {@code F27}; for a family any name
 * @param line its line in the file of releases, for sentences
 * @param shipped how we learn that something became stable in it
 * @param tags patterns of the Koji tags of what is stable in it; none for a release that is known by its name alone
 * @param users who may tag what is shipped by tag; none for anybody
 * @param branch its dist-git branch, with {@code $1} for what the tag's pattern has in brackets; empty for the branch
 *     that the message names, or the tag without its ending
 * @param images the image branches that belong to it, with {@code $1} likewise; none to ask Koji
 * @param signed how one learns that a build of it is signed; nothing where only what is shipped counts
 */
public record Release(
        String name,
        int line,
        Shipping shipped,
        List<TagPattern> tags,
        List<String> users,
        String branch,
        List<String> images,
        Optional<Signing> signed) {

    /** How we learn of what became stable. */
    public enum Shipping {
        /** A message of Bodhi's says that the update is out. */
        BODHI,
        /** Its build is put into the stable tag. */
        TAG
    }

    public Release {
        tags = List.copyOf(tags);
        users = List.copyOf(users);
        images = List.copyOf(images);
    }

    /** A release of which only what is shipped counts. */
    public Release(
            String name,
            int line,
            Shipping shipped,
            List<TagPattern> tags,
            List<String> users,
            String branch,
            List<String> images) {
        this(name, line, shipped, tags, users, branch, images, Optional.empty());
    }

    /** Whether this user's tagging ships something. */
    public boolean mayTag(String user) {
        return users.isEmpty() || users.contains(user);
    }
}
