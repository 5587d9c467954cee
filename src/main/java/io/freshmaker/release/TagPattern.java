package io.freshmaker.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag's name, or a regular expression that a tag's name has to match from its beginning to its end. */
public final class TagPattern {

    /** Koji has no longer names. */
    private static final int LONGEST_TAG = 256;

    private final Pattern pattern;

    /** @throws java.util.regex.PatternSyntaxException when it is no regular expression */
    public TagPattern(String expression) {
        this.pattern = Pattern.compile(expression);
    }

    /** What is written in its brackets, in order of the brackets; empty for a tag that does not match. */
    public Optional<Matcher> match(String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
            return Optional.empty();
        }
        return Optional.of(pattern.matcher(tag)).filter(Matcher::matches);
    }

    /** How many brackets it has that can be referred to. */
    public int groups() {
        return pattern.matcher("").groupCount();
    }

    /** Whether one of the two matches the other as it is written: certainly so for equal ones and for plain names. */
    public boolean meets(TagPattern other) {
        return toString().equals(other.toString())
                || match(other.toString()).isPresent()
                || other.match(toString()).isPresent();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
