package io.freshmaker.web;

import io.freshmaker.artifact.Quoted;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.TypeNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How clients may name the types of artifacts that events decide about, of which some have no build and no number. */
final class DecidedTypes {

    private static final String TYPE = "type";

    private final TypeNames numbered;
    private final DecisionPages decisions;

    DecidedTypes(TypeNames numbered, DecisionPages decisions) {
        this.numbered = numbered;
        this.decisions = decisions;
    }

    /**
     * The query with each type as decisions have it.
     *
     * @throws Refused when there is no such type, with those that there are; or no such event to know them of
     */
    Query named(Query query, long event) {
        List<String> given = query.all(TYPE).stream().distinct().toList();
        if (given.isEmpty()) {
            return query;
        }
        SortedMap<Integer, String> known = numbered.ofBuilds();
        Query named = query.without(Set.of(TYPE));
        for (String text : given) {
            named = named.with(TYPE, number(known, text).orElseGet(() -> decided(known, text, event)));
        }
        return named;
    }

    private static Optional<String> number(SortedMap<Integer, String> known, String text) {
        return known.entrySet().stream()
                .filter(type ->
                        type.getKey().toString().equals(text) || type.getValue().equalsIgnoreCase(text))
                .map(type -> type.getValue().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private String decided(SortedMap<Integer, String> known, String text, long event) {
        var types = decisions.types(event).orElseThrow(() -> Refused.unknown("event"));
        return types.stream()
                .filter(type -> type.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Refused.malformed(TYPE + " can't be '" + Quoted.of(text) + "': it is one of "
                        + Stream.concat(
                                        known.entrySet().stream().map(DecidedTypes::shown),
                                        types.stream()
                                                .map(type -> type.toUpperCase(Locale.ROOT))
                                                .filter(type -> !known.containsValue(type)))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static String shown(Map.Entry<Integer, String> type) {
        return type.getKey() + " " + type.getValue();
    }
}
