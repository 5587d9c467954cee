package io.freshmaker.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One pattern for the value of an attribute: a regular expression that has to match from the start of the value, not
 * necessarily to its end. The work for one value is bounded.
 */
public final class ValuePattern {
    /** Matches every value. */
    static final ValuePattern ANYTHING = new ValuePattern("", "", null);

    private static final int MOST_STEPS = 1_000_000;
    private static final Pattern LITERAL = Pattern.compile("[\\w /:,@%~=<>#&!-]*");

    private final String expression;
    private final String beginning;
    private final Pattern pattern;

    /** @param pattern null when the beginning says it all */
    private ValuePattern(String expression, String beginning, Pattern pattern) {
        this.expression = expression;
        this.beginning = beginning;
        this.pattern = pattern;
    }

    /** @throws PatternSyntaxException when it is no regular expression */
    static ValuePattern of(String expression) {
        if (expression.equals(".*")) {
            return ANYTHING;
        }
        Pattern pattern = Pattern.compile(expression);
        String beginning = beginning(expression);
        return new ValuePattern(expression, beginning, beginning.equals(expression) ? null : pattern);
    }

    /** The plain characters that every match begins with: by them most values are told apart, and quickly. */
    private static String beginning(String expression) {
        Matcher plain = LITERAL.matcher(expression);
        if (expression.contains("|") || !plain.lookingAt()) {
            return "";
        }
        int end = plain.end();
        boolean repeated = end > 0 && end < expression.length() && "*+?{".indexOf(expression.charAt(end)) >= 0;
        return expression.substring(0, repeated ? end - 1 : end);
    }

    /** Whether comparing it takes next to nothing. */
    boolean isPlain() {
        return pattern == null;
    }

    /** @throws CostlyPatternException when it can't be told with a bearable amount of work */
    boolean matches(String value) {
        if (pattern == null || !value.startsWith(beginning)) {
            return value.startsWith(beginning);
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
