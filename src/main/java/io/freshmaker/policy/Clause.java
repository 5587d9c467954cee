package io.freshmaker.policy;

/**
 * One allow, block or urgent rule with the place it was written at.
 *
 * @param key the path to it in the file, such as {@code global.module.block}
 * @param line the line of that key, from 1
 */
public record Clause(String key, int line, Rule rule) {}
