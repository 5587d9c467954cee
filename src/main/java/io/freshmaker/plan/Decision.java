package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;

/**
 * The verdict kept for one candidate of one event: there is exactly one for each.
 *
 * @param rebuild whether a build was planned
 * @param rule what decided: a policy rule, or the planner's own rule such as {@code plan.depth}
 * @param reason a sentence for the person who asks why, or why not
 */
public record Decision(Artifact artifact, boolean rebuild, String rule, String reason) {}
