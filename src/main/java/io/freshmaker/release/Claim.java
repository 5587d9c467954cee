package io.freshmaker.release;

import java.util.List;

/**
 * A release that claims a tag or a name, with what its entry says once the tag is filled in.
 *
 * @param branch the dist-git branch; empty where the entry leaves it open
 * @param images the image branches that belong to it; none where Koji is to be asked
 */
public record Claim(Release release, String branch, List<String> images) {

    public Claim {
        images = List.copyOf(images);
    }
}
