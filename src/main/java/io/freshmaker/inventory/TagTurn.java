package io.freshmaker.inventory;

/**
 * The next tag of which Koji is asked what is in it.
 *
 * @param tag its name
 * @param walk the reconciliation; 0 while the inventory is filled
 * @param number which of the tags it is in the reconciliation, from 1
 */
public record TagTurn(String tag, long walk, int number) {}
