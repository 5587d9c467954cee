package io.freshmaker.koji;

/** How far a build is, by the numbers that Koji gives. */
public enum KojiBuildState {
    BUILDING,
    COMPLETE,
    /** It was complete once; its files are gone. */
    DELETED,
    FAILED,
    CANCELED,
    /** A number that Koji did not have when this was written. */
    OTHER;

    static KojiBuildState of(int number) {
        return number >= 0 && number < OTHER.ordinal() ? values()[number] : OTHER;
    }
}
