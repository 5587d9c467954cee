package io.freshmaker.sandbox.odcs;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What composes are made from; the number on the wire is one more than the ordinal. */
enum SourceType {
    TAG,
    MODULE,
    REPO,
    PULP,
    RAW_CONFIG,
    BUILD,
    PUNGI_COMPOSE;

    int number() {
        return ordinal() + 1;
    }

    /** The kind of that name, as requests have it. */
    static Optional<SourceType> of(String word) {
        return Stream.of(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
