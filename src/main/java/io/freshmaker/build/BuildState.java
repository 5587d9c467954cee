package io.freshmaker.build;

import java.util.Arrays;
import java.util.Optional;

/** Where one build is in its life; ids and names are those of the REST API. */
public enum BuildState {
    BUILD(0, "The build system has it and works on it."),
    DONE(1, "Rebuilt; what is built on it may start."),
    FAILED(2, "Ended without a result, here or in the build system."),
    CANCELED(3, "Somebody stopped it before its end."),
    PLANNED(4, "Waits for its prerequisites, a compose or a free slot.");

    private final int id;
    private final String meaning;

    BuildState(int id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** The number of the state in the REST API and in the database. */
    public int id() {
        return id;
    }

    /** What the state means, as one sentence for a person. */
    public String meaning() {
        return meaning;
    }

    /** Whether no other state follows by itself: of what failed or was canceled, people may ask for another try. */
    public boolean isFinal() {
        return this != PLANNED && this != BUILD;
    }

    /** Whether a build may go from this state to the next in one step; staying is no step. */
    public boolean mayBecome(BuildState next) {
        return switch (this) {
            case PLANNED -> next == BUILD || next == FAILED || next == CANCELED;
            case BUILD -> next == DONE || next == FAILED || next == CANCELED;
            case FAILED, CANCELED -> next == PLANNED;
            case DONE -> false;
        };
    }

    /** The state with this id, or empty. */
    public static Optional<BuildState> of(int id) {
        return Arrays.stream(values()).filter(state -> state.id == id).findFirst();
    }

    /** The state with this name in any case, or with this id as text, or empty. */
    public static Optional<BuildState> of(String nameOrId) {
        return Arrays.stream(values())
                .filter(state -> state.name().equalsIgnoreCase(nameOrId)
                        || Integer.toString(state.id).equals(nameOrId))
                .findFirst();
    }
}
