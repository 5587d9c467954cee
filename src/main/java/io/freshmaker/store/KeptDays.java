package io.freshmaker.store;

/**
 * How many days the database keeps what is done with.
 *
 * @param inbox planned messages
 * @param unreadable messages that could not be read
 * @param events events that ended, with all that belongs to them, and composes that no build was given; 0 for ever
 * @param decisions those of events that ended; 0 as long as the event
 * @param submissions those of events that ended, with what build systems made of them; 0 as long as the event
 * @param artifacts those that nothing contains and that contain nothing; 0 for ever
 * @param announcements those that were sent
 * @param audit what people had changed; 0 for ever
 */
public record KeptDays(
        int inbox,
        int unreadable,
        int events,
        int decisions,
        int submissions,
        int artifacts,
        int announcements,
        int audit) {}
