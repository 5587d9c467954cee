package io.freshmaker.inventory;

/**
 * The next page to read of a reconciliation.
 *
 * @param walk the reconciliation
 * @param number from 1
 * @param total how many builds there were when the page before was read; 0 before the first
 */
public record WalkPage(long walk, int number, int total) {}
