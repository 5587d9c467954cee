package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;

/**
 * Why a build exists.
 *
 * @param constituent what changed, or what is rebuilt before it
 * @param reason in words: {@code spec file changed in 81e09b9c}, {@code builds on httpd:f27}
 * @param revision the commit, NVR or version that the constituent changed to, by which several messages about one
 *     change are told from several changes; empty when it is not known, and for what is rebuilt before it
 */
public record Cause(Artifact constituent, String reason, String revision) {

    /** A cause that stands for no change of its own. */
    static Cause prerequisite(Artifact rebuilt, String reason) {
        return new Cause(rebuilt, reason, "");
    }
}
