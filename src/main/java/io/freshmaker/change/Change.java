package io.freshmaker.change;

import io.freshmaker.artifact.Artifact;

/**
 * What a message says happened to one constituent.
 *
 * @param what the kind of change in words that fit "because of ...": {@code spec file changed}
 * @param constituent what changed
 * @param revision the commit, NVR or version it changed to
 * @param by who did it, or empty
 */
public record Change(String what, Artifact constituent, String revision, String by) {}
