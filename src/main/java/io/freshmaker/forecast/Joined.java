package io.freshmaker.forecast;

/** A build that is planned already, which a new plan would join. */
public record Joined(long build, long event) {}
