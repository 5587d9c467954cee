package io.freshmaker.artifact;

/** What somebody else wrote, as a part of our sentences: of what is long the beginning alone. */
public final class Quoted {

    private static final int LONGEST = 100;

    private Quoted() {}

    /** The text itself up to 100 characters, or its first 99 and a mark that there was more. */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean halves = Character.isHighSurrogate(text.charAt(LONGEST - 2));
        return text.substring(0, halves ? LONGEST - 2 : LONGEST - 1) + "…";
    }
}
