package io.freshmaker.artifact;

import java.util.List;

/**
 * What one build of a compound tells the inventory.
 *
 * @param version orders the builds of one stream: for modules MBS's number
 * @param nvr name-version-release, for people
 * @param contains its parts, such as the rpms of a module with the branch each is built from
 * @param builtOn what it is built with or on, such as the module's build requirements
 */
public record Learned(Artifact artifact, String version, String nvr, List<Artifact> contains, List<Artifact> builtOn) {

    public Learned {
        contains = List.copyOf(contains);
        builtOn = List.copyOf(builtOn);
    }
}
