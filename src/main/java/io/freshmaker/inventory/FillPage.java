package io.freshmaker.inventory;

/**
 * The next page to read while the inventory is filled.
 *
 * @param source where from, such as {@code mbs}
 * @param number from 1
 */
public record FillPage(String source, int number) {}
