package io.freshmaker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * Which rows of a list are wanted: those that have, for each field, one of its values.
 *
 * @param filters a field without values matches nothing
 */
public record Selection(Map<Field, List<Object>> filters, Field order, boolean descending, long offset, int limit) {

    private static final int WIDE = 2_000;

    public Selection {
        filters = Map.copyOf(filters);
    }

    /** Whether no row can be on the page; HSQLDB takes no offset beyond 32 bit. */
    boolean outside() {
        return limit == 0 || offset > Integer.MAX_VALUE;
    }

    boolean matchesNothing() {
        return filters.values().stream().anyMatch(List::isEmpty);
    }

    boolean uses(String alias) {
        return filters.keySet().stream().anyMatch(field -> field.column().startsWith(alias + "."));
    }

    /**
     * @param matches how many rows match. When they are very many it pays to walk in the wanted order until the page
     *     is full, where an index on a number would only lead to collecting and sorting all of them: an expression
     *     keeps the database from using it
     */
    String where(long matches) {
        if (filters.isEmpty()) {
            return "";
        }
        return fields().stream()
                .map(field -> where(field, matches))
                .collect(Collectors.joining(" and ", " where ", ""));
    }

    private static String where(Field field, long matches) {
        String values = " in (<" + field.name() + ">)";
        if (!field.through().isEmpty()) {
            return field.column() + " in (" + field.through() + values + ")";
        }
        return field.column() + (matches > WIDE && field.numeric() ? " + 0" : "") + values;
    }

    String orderBy(String id) {
        String direction = descending ? " desc" : "";
        String tie = order.order() == Field.Order.TIED ? ", " + id + direction : "";
        return " order by " + order.column() + direction + tie;
    }

    Query bind(Query query) {
        filters.forEach((field, values) -> query.bindList(field.name(), values));
        return query;
    }

    /** What two selections of the same rows have in common. */
    List<Object> key() {
        List<Object> key = new ArrayList<>();
        fields().forEach(field -> {
            key.add(field.name());
            key.addAll(filters.get(field));
        });
        return key;
    }

    private List<Field> fields() {
        return filters.keySet().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
