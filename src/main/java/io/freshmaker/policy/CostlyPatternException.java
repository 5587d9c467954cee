package io.freshmaker.policy;

/** A pattern that takes too long for some value, so that nobody can say whether its rule matches. */
public final class CostlyPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CostlyPatternException(String expression, String value) {
        super("the pattern '" + Mistakes.shown(expression) + "' takes too long for the value '" + Mistakes.shown(value)
                + "'; write it without a repetition inside a repetition.");
    }

    private CostlyPatternException(String words) {
        super(words);
    }

    /** The same with the place of the rule in front. */
    CostlyPatternException at(String place) {
        return new CostlyPatternException(place + ": " + getMessage());
    }
}
