package io.freshmaker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/**
 * Which rows of a list are wanted: those that have, for each field, one of its values.
 *
 * @param filters a field without values matches nothing
 */
public record Selection(Map<Field, List<Object>> filters, Field order, boolean descending, long offset, int limit) {

    private static final int WIDE = 2_000;

    public Selection {
        filters = filters.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        filter -> filter.getValue().stream().distinct().toList()));
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

    /**
     * All conditions with question marks for {@link #values()}.
     *
     * @param wide whether none of them is to choose the index
     */
    String conditions(boolean wide) {
        return filters.isEmpty()
                ? ""
                : fields().stream()
                        .map(field -> condition(field, wide))
                        .collect(Collectors.joining(" and ", " where ", ""));
    }

    /** One condition with question marks for {@link #values(Field)}. */
    String condition(Field field, boolean wide) {
        String column = field.column() + (wide && field.numeric() ? " + 0" : "");
        int count = values(field).size();
        return column + (count == 1 ? " = ?" : " in (?" + ", ?".repeat(count - 1) + ")");
    }

    List<Object> values() {
        return fields().stream().flatMap(field -> values(field).stream()).toList();
    }

    /** The values of a field, the last one repeated so that there are few different numbers of them. */
    List<Object> values(Field field) {
        List<Object> values = new ArrayList<>(filters.get(field));
        for (int size = values.size(); values.size() < Integer.highestOneBit(2 * size - 1); ) {
            values.add(values.get(size - 1));
        }
        return values;
    }

    /** Whether each row either has one of these values in a column that is never null, or another one. */
    boolean splits() {
        return filters.size() == 1
                && filters.keySet().stream()
                        .allMatch(field ->
                                field.led() && (field.kind() == Field.Kind.STATE || field.kind() == Field.Kind.TYPE));
    }

    /** The same on both databases, of which one takes nulls for the least of all values; with no index for them. */
    String orderBy(String id) {
        String column = order.column();
        return switch (order.order()) {
            case SPARSE -> ordered("case when " + column + " is null then 1 else 0 end", column, id);
            case TIED -> ordered(column, id);
            default -> ordered(column);
        };
    }

    /** By these columns, in the wanted direction. */
    String ordered(String... columns) {
        String direction = descending ? " desc" : "";
        return Stream.of(columns).map(each -> each + direction).collect(Collectors.joining(", ", " order by ", ""));
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

    /** Those that are filtered by, always in the same order. */
    List<Field> fields() {
        return filters.keySet().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
