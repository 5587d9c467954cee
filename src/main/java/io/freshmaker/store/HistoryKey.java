package io.freshmaker.store;

import java.time.OffsetDateTime;

/**
 * Which row tells that something happened.
 *
 * @param kind {@link #DECIDED}, {@link #SUBMITTED}, {@link #ENDED} or {@link #CHANGED}
 * @param id of a decision, a build or a change
 */
record HistoryKey(int kind, long id, OffsetDateTime time) {

    /** What happened at one time is listed with the later kind first. */
    static final int CHANGED = 0;

    static final int DECIDED = 1;
    static final int SUBMITTED = 2;
    static final int ENDED = 3;
}
