package io.freshmaker.settings;

/**
 * How many days the database keeps what is done with.
 *
 * @param inbox for messages that are planned
 * @param unreadable for messages that could not be read
 * @param events for events that have ended, with their builds; 0 for ever
 * @param decisions for those of events that have ended; 0 as long as the event
 * @param submissions for those of events that have ended; 0 as long as the event
 * @param artifacts for those that nothing refers to; 0 for ever
 * @param announcements for those that were sent
 * @param audit for what people had changed; 0 for ever
 */
public record Retention(
        int inbox,
        int unreadable,
        int events,
        int decisions,
        int submissions,
        int artifacts,
        int announcements,
        int audit) {

    private static final int TEN_YEARS = 3_653;

    static Retention read(Values values) {
        return new Retention(
                values.read("freshmaker.retention.inbox", Forms.number(1, TEN_YEARS)),
                values.read("freshmaker.retention.unreadable", Forms.number(1, TEN_YEARS)),
                values.read("freshmaker.retention.events", Forms.number(0, TEN_YEARS)),
                values.read("freshmaker.retention.decisions", Forms.number(0, TEN_YEARS)),
                values.read("freshmaker.retention.submissions", Forms.number(0, TEN_YEARS)),
                values.read("freshmaker.retention.artifacts", Forms.number(0, TEN_YEARS)),
                values.read("freshmaker.retention.announcements", Forms.number(1, TEN_YEARS)),
                values.read("freshmaker.retention.audit", Forms.number(0, TEN_YEARS)));
    }
}
