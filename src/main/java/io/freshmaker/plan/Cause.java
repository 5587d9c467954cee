package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;

/**
 * Why a build exists.
 *
 * @param constituent what changed, or what is rebuilt before it
 * @param reason in words: {@code spec file changed in 81e09b9c}, {@code builds on httpd:f27}
 */
public record Cause(Artifact constituent, String reason) {}
