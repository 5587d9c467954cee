package io.freshmaker.settings;

/**
 * A value as somebody gave it.
 *
 * @param origin where it came from, such as {@code file freshmaker.properties line 3}
 */
record Given(String value, String origin) {}
