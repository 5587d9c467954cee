package io.freshmaker.policy;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One pattern for the value of an attribute: a regular expression that has to match from the start of the value, not
 * necessarily to its end. The work for one value is bounded.
 */
public final class ValuePattern {
    /** Matches every value. */
    static final ValuePattern ANYTHING = new ValuePattern("", null);

    private static final int MOST_STEPS = 100_000;
    private static final Pattern LITERAL = Pattern.compile("[\\w /:,@%~=<>#&!-]*");

    private final String expression;
    private final Pattern pattern;

    private ValuePattern(String expression, Pattern pattern) {
        this.expression = expression;
        this.pattern = pattern;
    }

    /** @throws PatternSyntaxException when it is no regular expression */
    static ValuePattern of(String expression) {
        if (LITERAL.matcher(expression).matches()) {
            return new ValuePattern(expression, null);
        }
        try {
            return new ValuePattern(expression, Pattern.compile(expression));
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("Too many groups within each other", expression, -1);
        }
    }

    /** @throws CostlyPatternException when it can't be told with a bearable amount of work */
    boolean matches(String value) {
        if (pattern == null) {
            return value.startsWith(expression);
        }
        try {
            return pattern.matcher(new Metered(value)).lookingAt();
        } catch (StackOverflowError e) {
            throw new CostlyPatternException(expression, value);
        }
    }

    @Override
    public String toString() {
        return expression;
    }

    /** A value that counts how often it is looked at: a pattern that goes back again and again is seen by that. */
    private final class Metered implements CharSequence {
        private final String value;
        private int steps;

        Metered(String value) {
            this.value = value;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new CostlyPatternException(expression, value);
            }
            return value.charAt(index);
        }

        @Override
        public int length() {
            return value.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return value.subSequence(start, end);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
