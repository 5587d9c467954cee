package io.freshmaker.koji;

/** How far a task is, by the numbers that Koji gives. */
public enum KojiTaskState {
    /** It waits for a builder. */
    FREE,
    /** A builder works on it. */
    OPEN,
    /** It has ended well. */
    CLOSED,
    CANCELED,
    /** It is given to a builder that has not begun yet. */
    ASSIGNED,
    FAILED,
    /** A number that Koji did not have when this was written. */
    OTHER;

    static KojiTaskState of(int number) {
        return number >= 0 && number < OTHER.ordinal() ? values()[number] : OTHER;
    }

    /** Whether nothing more will come of the task. */
    public boolean ended() {
        return this == CLOSED || this == CANCELED || this == FAILED;
    }
}
