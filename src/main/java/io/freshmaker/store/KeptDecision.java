package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;

/**
 * What one content type decided about one candidate of an event.
 *
 * @param rebuild whether it is rebuilt for the event
 * @param rule what decided: a policy rule with its line, or a rule of the planner such as {@code plan.up-to-date}
 * @param reason a sentence: {@code not rebuilt: ...} or {@code rebuilt: ...}
 * @param buildId the build that was planned or joined, or null
 */
public record KeptDecision(
        long id,
        long eventId,
        String contentType,
        Artifact artifact,
        boolean rebuild,
        String rule,
        String reason,
        Long buildId) {}
