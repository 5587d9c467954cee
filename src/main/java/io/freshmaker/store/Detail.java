package io.freshmaker.store;

/**
 * How much of an event or a build is read.
 *
 * @param builds the builds of an event rather than their number by state
 * @param reasons the causes of builds, and the decisions of a single event
 */
public record Detail(boolean builds, boolean reasons) {}
