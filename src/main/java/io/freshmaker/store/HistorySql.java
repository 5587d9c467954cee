package io.freshmaker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts together what is asked for several artifacts, one query each: with OR between them HSQLDB would read whole tables.
 * In templates {@code <range>} stands for the condition for one artifact, {@code <end>} for the number of rows up to the
 * end of the page, and {@code <walk>} for what makes HSQLDB go by the index that has the wanted order.
 */
final class HistorySql {

    private static final Pattern MARK = Pattern.compile("<(range|end|walk)>");

    private final List<ArtifactRange> ranges;
    private final boolean embedded;
    private final int end;
    private final List<String> queries = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param end how many rows there are up to the end of the page */
    HistorySql(List<ArtifactRange> ranges, boolean embedded, int end) {
        this.ranges = ranges;
        this.embedded = embedded;
        this.end = end;
    }

    /** Adds a query for each artifact. */
    void add(HistoryPart part, String template) {
        for (ArtifactRange range : ranges) {
            queries.add("("
                    + MARK.matcher(template)
                            .replaceAll(mark -> Matcher.quoteReplacement(replaced(part, range, mark.group(1))))
                    + ")");
        }
    }

    private String replaced(HistoryPart part, ArtifactRange range, String mark) {
        switch (mark) {
            case "range":
                values.addAll(range.values());
                return part.of(range);
            case "end":
                values.add(end);
                return "?";
            default:
                return embedded ? " using index" : "";
        }
    }

    /** All of them together. */
    String union() {
        return String.join(" union all ", queries);
    }

    /** For the parameters of {@link #union}, in their order. */
    List<Object> values() {
        return values;
    }
}
