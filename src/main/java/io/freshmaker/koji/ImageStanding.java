package io.freshmaker.koji;

import java.util.List;
import java.util.Set;

/**
 * What Koji's tags say of the images of one name.
 *
 * @param tagged the newest builds in each tag
 * @param gone those of the asked builds that Koji has no more
 * @param untagged those that it has, in none of the tags
 */
public record ImageStanding(List<TaggedImage> tagged, Set<Long> gone, Set<Long> untagged) {

    public ImageStanding {
        tagged = List.copyOf(tagged);
        gone = Set.copyOf(gone);
        untagged = Set.copyOf(untagged);
    }
}
