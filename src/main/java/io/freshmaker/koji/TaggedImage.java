package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An image build that Koji has in a tag.
 *
 * @param id Koji's id of the build
 * @param name the name in its NVR
 * @param branch the dist-git branch of the images in that tag
 * @param completed when the build ended
 * @param place 1 for the newest of its name in the tag, 2 for the one before
 */
public record TaggedImage(long id, String name, String nvr, String branch, Instant completed, int place) {

    static TaggedImage of(JsonNode build, String branch, int place) {
        return new TaggedImage(
                build.path("build_id").longValue(),
                build.path("name").asText(),
                build.path("nvr").asText(),
                branch,
                KojiTime.completed(build),
                place);
    }
}
