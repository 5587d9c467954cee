package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;

/**
 * An artifact that something is known of.
 *
 * @param inventory whether the inventory knows it, and not only builds or events do
 * @param nvr its newest build; empty where that is not known
 * @param left why it left the inventory; null while it is there
 */
public record KnownArtifact(Artifact artifact, boolean inventory, String nvr, String left) {}
