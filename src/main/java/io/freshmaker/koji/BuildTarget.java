package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where builds come from and go to.
 *
 * @param buildTag the tag whose rpms, and those of the tags it inherits, are there to build with
 * @param destination the tag that a finished build gets
 */
public record BuildTarget(String name, String buildTag, String destination) {

    static BuildTarget of(JsonNode target) {
        return new BuildTarget(
                target.path("name").asText(""),
                target.path("build_tag_name").asText(""),
                target.path("dest_tag_name").asText(""));
    }
}
