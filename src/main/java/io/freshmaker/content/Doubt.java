package io.freshmaker.content;

/**
 * A name in a policy that nothing has, so that what stands below it matches nothing.
 *
 * @param line its line, from 1
 * @param words the key, why it is in doubt, and what may be meant
 * @param slip whether it is so like a known name that it is probably a typo; others may belong to what is yet to come
 */
public record Doubt(int line, String words, boolean slip) {}
