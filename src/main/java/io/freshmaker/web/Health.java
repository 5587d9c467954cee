package io.freshmaker.web;

/**
 * How a part of Freshmaker is.
 *
 * @param sentence what is so, for the person on call
 */
public record Health(boolean up, String sentence) {

    public static Health up(String sentence) {
        return new Health(true, sentence);
    }

    public static Health down(String sentence) {
        return new Health(false, sentence);
    }
}
