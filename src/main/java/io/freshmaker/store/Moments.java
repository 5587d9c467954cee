package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How moments stand in sentences for people: always in UTC. */
final class Moments {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Moments() {}

    /** Such as {@code 2026-11-22 10:31 UTC}. */
    static String minute(OffsetDateTime time) {
        return MINUTE.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** Such as {@code 10:31}, for a moment of today. */
    static String hour(OffsetDateTime time) {
        return HOUR.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** Such as {@code 10:31:05}, for a moment that is near. */
    static String clock(OffsetDateTime time) {
        return CLOCK.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
