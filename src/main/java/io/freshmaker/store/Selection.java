package io.freshmaker.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of a list are wanted: those that have, for each field, one of its values.
 *
 * @param filters a field without values matches nothing
 */
public record Selection(Map<Field, List<Object>> filters, Field order, boolean descending, long offset, int limit) {

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

    /** The same of those rows alone that have this value. */
    Selection with(Field field, Object value) {
        Map<Field, List<Object>> more = new HashMap<>(filters);
        more.put(field, List.of(value));
        return new Selection(more, order, descending, offset, limit);
    }

    /** The same with at least so many rows on the page. */
    Selection atLeast(long rows) {
        return new Selection(filters, order, descending, offset, (int) Math.max(limit, rows));
    }

    boolean matchesNothing() {
        return filters.values().stream().anyMatch(List::isEmpty);
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
        int count = values(field).size();
        String values = count == 1 ? " = ?" : " in (?" + ", ?".repeat(count - 1) + ")";
        return field.through().isEmpty()
                ? field.column() + (wide && field.numeric() ? " + 0" : "") + values
                : field.column() + " in (" + field.through() + values + ")";
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

    /** By these columns, in the wanted direction. */
    String ordered(String... columns) {
        String direction = descending ? " desc" : "";
        return Stream.of(columns).map(each -> each + direction).collect(Collectors.joining(", ", " order by ", ""));
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
