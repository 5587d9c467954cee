package io.freshmaker.inventory;

/**
 * What the inventory knows of a module stream.
 *
 * @param nvr its newest ready build; empty where that is not known
 * @param left why it left the inventory; null while it is there
 */
public record KnownModule(String nvr, String left) {}
