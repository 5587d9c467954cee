package io.freshmaker.compose;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far ODCS has come with a compose, with ODCS's own numbers. */
public enum ComposeState {
    WAIT(0),
    GENERATING(1),
    /** Its repository can be used until it expires. */
    DONE(2),
    /** It expired, and its repository is gone. */
    REMOVED(3),
    FAILED(4);

    private final int id;

    ComposeState(int id) {
        this.id = id;
    }

    /** The {@code state} in ODCS's answers and messages, and in our database. */
    public int id() {
        return id;
    }

    /** The {@code state_name} in ODCS's answers, such as {@code generating}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, for sentences, such as {@code waiting}. */
    public String told() {
        return this == WAIT ? "waiting" : word();
    }

    /** Whether ODCS will do no more to make it. */
    public boolean ended() {
        return this == DONE || this == REMOVED || this == FAILED;
    }

    /** Nothing for a number that ODCS did not have when this was written. */
    public static Optional<ComposeState> of(int id) {
        return Stream.of(values()).filter(state -> state.id == id).findFirst();
    }
}
