package io.freshmaker.store.move;

/** Texts as PostgreSQL can store them: without the character NUL and without halves of surrogate pairs. */
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    static boolean all(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !paired(text, i)) {
                return false;
            }
        }
        return true;
    }

    /** The same text with U+FFFD in the place of each such character. */
    static String of(String text) {
        StringBuilder storable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !paired(text, i)) {
                storable.setCharAt(i, REPLACEMENT);
            }
        }
        return storable.toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
