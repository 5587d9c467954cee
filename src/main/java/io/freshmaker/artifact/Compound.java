package io.freshmaker.artifact;

import java.util.Map;

/**
 * An artifact that contains others, as the inventory knows its newest build.
 *
 * @param nvr name-version-release of that build; empty when it is not known
 * @param attributes what policy rules may ask for beside name and branch, such as {@code image_name}
 */
public record Compound(Artifact artifact, String nvr, Map<String, String> attributes) {

    public Compound {
        attributes = Map.copyOf(attributes);
    }
}
