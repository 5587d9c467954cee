package io.freshmaker.mbs;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import java.util.List;

/**
 * A finished build of a module stream, with what it contains and what it was built on.
 *
 * @param version MBS's number from the base module and the committer time, as text
 * @param context the hash that tells apart builds of one version for different dependencies; empty in old builds
 * @param id the build's id at MBS
 * @param components the rpms of the modulemd, each with the branch it is taken from
 * @param buildRequires the module streams that MBS chose for the build
 */
public record ReadyModule(
        String name,
        String stream,
        String version,
        String context,
        long id,
        List<Artifact> components,
        List<Artifact> buildRequires) {

    public ReadyModule {
        components = List.copyOf(components);
        buildRequires = List.copyOf(buildRequires);
    }

    /** What the inventory learns from it. */
    public Learned learned() {
        return new Learned(
                Artifact.module(name, stream),
                version,
                name + "-" + stream.replace('-', '_') + "-" + version,
                components,
                buildRequires);
    }
}
