package io.freshmaker.content;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Where YAML went wrong. A quote that is not closed swallows lines, and the parser stumbles far below it. */
final class YamlQuotes {

    /** A value that begins with a quote, whatever stands before it. */
    private static final Pattern QUOTED = Pattern.compile("\\s*(?:- +)*(?:[\\w./-]+: +)?([\"'])(.*)");

    private YamlQuotes() {}

    /** The line to look at, counted from 1: that of the first quote left open before the parser gave up, or its own. */
    static int line(String text, MarkedYAMLException failure) {
        int last = failure.getProblemMark() == null
                ? Integer.MAX_VALUE
                : failure.getProblemMark().getLine();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size() && i <= last; i++) {
            if (opens(lines.get(i))) {
                return i + 1;
            }
        }
        return failure.getProblemMark() == null ? 1 : last + 1;
    }

    private static boolean opens(String line) {
        Matcher quoted = QUOTED.matcher(line);
        if (!quoted.matches()) {
            return false;
        }
        String rest = quoted.group(1).equals("'")
                ? quoted.group(2).replace("''", "")
                : quoted.group(2).replaceAll("\\\\.", "");
        return !rest.contains(quoted.group(1));
    }
}
