package io.freshmaker.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The states of a module build at MBS; the number on the wire is the ordinal. */
enum ModuleState {
    /** Submitted, its components not looked at yet. */
    INIT,
    /** Its components are known, and it waits for its turn. */
    WAIT,
    /** Its components are being built. */
    BUILD,
    /** Everything is built, but not yet for others to use. */
    DONE,
    /** Ended without a result, or cancelled; a repeated submission resumes it. */
    FAILED,
    /** Other modules can be built on it. */
    READY,
    /** Kept for the record alone. */
    GARBAGE;

    int number() {
        return ordinal();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more happens to it by itself. */
    boolean ended() {
        return ordinal() >= FAILED.ordinal();
    }

    boolean cancellable() {
        return ordinal() <= BUILD.ordinal();
    }

    /** The state of that name or number, as a filter or a body may give either. */
    static Optional<ModuleState> of(String text) {
        return Stream.of(values())
                .filter(state -> state.word().equals(text)
                        || String.valueOf(state.ordinal()).equals(text))
                .findFirst();
    }
}
