package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;

/**
 * What changed, as a link of a chain of reasons.
 *
 * @param revision the commit, NVR or version that it changed to; empty for a build that others are built on
 * @param reason in words; empty where they were not kept
 */
public record Constituent(Artifact artifact, String revision, String reason) {}
