package io.freshmaker.store;

/**
 * What was decided about one candidate of an event.
 *
 * @param artifact in the form {@code type:name:stream}
 * @param buildId the build that was planned, or null
 */
public record DecisionRow(String artifact, boolean rebuild, String rule, String reason, Long buildId) {}
