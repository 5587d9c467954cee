package io.freshmaker.web;

import io.freshmaker.store.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A parameter of a query, for the description of the API.
 *
 * @param type {@code string}, {@code integer} or {@code boolean}
 * @param repeated whether it may be given several times
 * @param description a sentence
 */
record Parameter(String name, String type, boolean repeated, String description) {

    /** Which form of events is wanted. */
    static final Parameter FULL = new Parameter(
            "show_full_json",
            "boolean",
            false,
            "With the builds of events, or with their number by state; version 1 has them unless asked otherwise.");

    private static final String INTEGER = "integer";

    /** Those of a list: a filter for each field, the order, the page, and more. */
    static List<Parameter> ofList(List<Field> fields, Parameter... more) {
        List<Parameter> all = new ArrayList<>();
        fields.stream().filter(Field::filters).map(Parameter::filter).forEach(all::add);
        String orders = fields.stream()
                .filter(field -> field.order() != Field.Order.NO)
                .map(Field::name)
                .collect(Collectors.joining(", "));
        all.add(new Parameter(
                "order_by", "string", false, "One of " + orders + ", with - before it for the reverse; else -id."));
        all.add(new Parameter("page", INTEGER, false, "From 1."));
        all.add(new Parameter("per_page", INTEGER, false, "How many items a page has at most; 10 unless said."));
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static Parameter filter(Field field) {
        return switch (field.kind()) {
            case INTEGER, LONG -> new Parameter(field.name(), INTEGER, true, "Those that have it; or one of several.");
            case STATE, TYPE ->
                new Parameter(field.name(), "string", true, "By number or name in any case; or one of several.");
            case TEXT -> new Parameter(field.name(), "string", true, "Those that have exactly it; or one of several.");
        };
    }
}
