package io.freshmaker.acceptance;

import java.util.Locale;

/** A moment on a message's way at which the process is killed. */
interface Moment {

    /** The beginning of a method of ours; the type by its name below {@code io.freshmaker}. */
    static Spot entering(String type, String method) {
        return Spot.entering("io.freshmaker." + type, method);
    }

    /** The end of one. */
    static Spot leaving(String type, String method) {
        return Spot.leaving("io.freshmaker." + type, method);
    }

    String name();

    Spot spot();

    /** The outcome of the broker's second delivery in the next life; null when it has its acknowledgement. */
    default String redelivered() {
        return null;
    }

    /** What the message, and what it has built, are called in the case of this moment. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
