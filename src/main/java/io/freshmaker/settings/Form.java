package io.freshmaker.settings;

/** How the text of a setting is read. */
@FunctionalInterface
interface Form<T> {

    /** @throws IllegalArgumentException when the text cannot be read, with the remedy as its message: {@code write ...} */
    T read(String text);
}
