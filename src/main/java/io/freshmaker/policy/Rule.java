package io.freshmaker.policy;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One rule of the policy: patterns for attributes, or a choice or a conjunction of rules, nested at will. */
public sealed interface Rule {

    /**
     * Whether a candidate is meant by this rule.
     *
     * @param candidate its attributes, each value in the form of {@link #text}
     */
    boolean matches(Map<String, String> candidate);

    /**
     * Matches when every attribute that both it and the candidate have does, and there is at least one such attribute.
     *
     * @param patterns for each attribute the patterns of which one has to match from the start of the value
     */
    record Attributes(Map<String, List<ValuePattern>> patterns) implements Rule {
        public Attributes {
            patterns = cheapestFirst(patterns);
        }

        @Override
        public boolean matches(Map<String, String> candidate) {
            boolean shared = false;
            for (Map.Entry<String, List<ValuePattern>> wanted : patterns.entrySet()) {
                String value = candidate.get(wanted.getKey());
                if (value == null) {
                    continue;
                }
                shared = true;
                if (!anyMatches(wanted.getValue(), value)) {
                    return false;
                }
            }
            return shared;
        }

        private static Map<String, List<ValuePattern>> cheapestFirst(Map<String, List<ValuePattern>> patterns) {
            Map<String, List<ValuePattern>> sorted = new LinkedHashMap<>();
            patterns.entrySet().stream()
                    .sorted(Comparator.comparing(
                            wanted -> !wanted.getValue().stream().allMatch(ValuePattern::isPlain)))
                    .forEach(wanted -> sorted.put(wanted.getKey(), List.copyOf(wanted.getValue())));
            return Collections.unmodifiableMap(sorted);
        }

        private static boolean anyMatches(List<ValuePattern> patterns, String text) {
            for (ValuePattern pattern : patterns) {
                if (pattern.matches(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Matches when at least one of its rules does; of nothing, it does not. */
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean matches(Map<String, String> candidate) {
            for (Rule rule : rules) {
                if (rule.matches(candidate)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Matches when each of its rules does; of nothing, it does. */
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean matches(Map<String, String> candidate) {
            for (Rule rule : rules) {
                if (!rule.matches(candidate)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The form in which values and patterns meet. Existing policies write truth values as {@code True} and
     * {@code False}, so both sides of a comparison are brought to that form; any other text stays as it is.
     */
    static String text(String value) {
        if (value.equalsIgnoreCase("true")) {
            return "True";
        }
        return value.equalsIgnoreCase("false") ? "False" : value;
    }
}
