package io.freshmaker.web;

import java.util.function.Supplier;

/**
 * Looks after one part that Freshmaker can't do its work without.
 *
 * @param name of the part: {@code database}
 * @param check may take its time; an exception counts as down
 */
public record HealthCheck(String name, Supplier<Health> check) {}
