package io.freshmaker.sandbox;

/**
 * One step of a build's {@code state_trace}.
 *
 * @param reason null for a step that needs none
 * @param time ISO 8601 in UTC with whole seconds, as on the wire
 */
record Trace(ModuleState state, String reason, String time) {}
