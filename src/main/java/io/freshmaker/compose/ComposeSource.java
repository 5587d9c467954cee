package io.freshmaker.compose;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What ODCS makes a compose from, with ODCS's own numbers; only the kinds that we ask for. */
public enum ComposeSource {
    /** A tag of Koji: its newest builds of the wanted packages. */
    TAG(1),
    /** Modules, as {@code name:stream:version:context}. */
    MODULE(2),
    /** Builds of Koji by their NVRs, whatever tags they are in. */
    BUILD(6);

    private final int id;

    ComposeSource(int id) {
        this.id = id;
    }

    /** The {@code source_type} in ODCS's answers and queries. */
    public int id() {
        return id;
    }

    /** The {@code type} in requests to ODCS, such as {@code tag}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing for a kind that we never ask for. */
    public static Optional<ComposeSource> of(int id) {
        return Stream.of(values()).filter(source -> source.id == id).findFirst();
    }
}
