package io.freshmaker.web;

import io.freshmaker.artifact.Quoted;
import io.freshmaker.store.Field;
import io.freshmaker.store.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How the query of a list becomes a selection of rows.
 *
 * @param fields what may be filtered and ordered by; other names are ignored, as clients are used to
 * @param names the names of states and types that stand for numbers, by kind of field
 */
record ListRequest(List<Field> fields, Map<Field.Kind, SortedMap<Integer, String>> names) {

    /** @throws Refused when a filter or the order is none that exists, naming it and what does exist */
    Selection selection(Query query, PageNumber page) {
        Map<Field, List<Object>> filters = new LinkedHashMap<>();
        for (Field field : fields) {
            List<String> given = field.filters()
                    ? query.all(field.name()).stream().distinct().toList()
                    : List.of();
            if (!given.isEmpty()) {
                filters.put(field, values(field, given));
            }
        }
        String order = query.first("order_by").orElse("-id");
        boolean descending = order.startsWith("-");
        Field by = orderField(descending ? order.substring(1) : order);
        return new Selection(filters, by, descending, page.offset(), page.size());
    }

    private Field orderField(String name) {
        List<Field> allowed =
                fields.stream().filter(field -> field.order() != Field.Order.NO).toList();
        return allowed.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.malformed("order_by can't be '" + Quoted.of(name) + "': it is one of "
                        + allowed.stream().map(Field::name).collect(Collectors.joining(", "))
                        + ", with - before it for the reverse."));
    }

    /** A number of 64 bit that is too large for its column matches nothing and is left out. */
    private List<Object> values(Field field, List<String> given) {
        List<Object> values = new ArrayList<>();
        for (String text : given) {
            switch (field.kind()) {
                case TEXT -> values.add(text);
                case INTEGER -> {
                    long number = whole(field, text);
                    if (number == (int) number) {
                        values.add(number);
                    }
                }
                case LONG -> values.add(whole(field, text));
                case STATE, TYPE -> values.add(named(field, text));
            }
        }
        return values;
    }

    private static long whole(Field field, String text) {
        return ApiCall.whole(text)
                .orElseThrow(() -> Refused.malformed(
                        field.name() + " can't be '" + Quoted.of(text) + "': it is a whole number of 64 bit at most."));
    }

    private Integer named(Field field, String text) {
        SortedMap<Integer, String> known = names.get(field.kind());
        String wanted = text.toUpperCase(Locale.ROOT);
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().toUpperCase(Locale.ROOT).equals(wanted)
                        || entry.getKey().toString().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> Refused.malformed(field.name() + " can't be '" + Quoted.of(text) + "': it is one of "
                        + known.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
