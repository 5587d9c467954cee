package io.freshmaker.build;

import java.util.Arrays;
import java.util.Optional;

/** Where one event is in its life; ids and names are those of the REST API. */
public enum EventState {
    INITIALIZED(0, "Recorded with its plan; nothing is submitted yet."),
    BUILDING(1, "At least one of its builds was submitted, and not all have ended."),
    COMPLETE(2, "All of its builds have ended, and at least one was rebuilt."),
    FAILED(3, "All of its builds have ended and none was rebuilt, or it could not be planned."),
    SKIPPED(4, "Nothing needs a rebuild because of it."),
    CANCELED(5, "Somebody stopped it; what was rebuilt by then stays.");

    private final int id;
    private final String meaning;

    EventState(int id, String meaning) {
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

    /** Whether no other state follows by itself: people may ask for another try of what failed in it. */
    public boolean isFinal() {
        return this != INITIALIZED && this != BUILDING;
    }

    /** Whether an event may go from this state to the next in one step; staying is no step. */
    public boolean mayBecome(EventState next) {
        return switch (this) {
            case INITIALIZED -> next == BUILDING || next == FAILED || next == SKIPPED || next == CANCELED;
            case BUILDING -> next == COMPLETE || next == FAILED || next == CANCELED;
            case COMPLETE, FAILED, CANCELED -> next == BUILDING;
            case SKIPPED -> false;
        };
    }

    /** The state with this id, or empty. */
    public static Optional<EventState> of(int id) {
        return Arrays.stream(values()).filter(state -> state.id == id).findFirst();
    }

    /** The state with this name in any case, or with this id as text, or empty. */
    public static Optional<EventState> of(String nameOrId) {
        return Arrays.stream(values())
                .filter(state -> state.name().equalsIgnoreCase(nameOrId)
                        || Integer.toString(state.id).equals(nameOrId))
                .findFirst();
    }
}
