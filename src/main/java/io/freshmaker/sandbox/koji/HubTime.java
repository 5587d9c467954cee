package io.freshmaker.sandbox.koji;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Points in time as the hub's database keeps and writes them: microseconds since 1970 in UTC. */
final class HubTime {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();
    private static final long MILLION = 1_000_000;

    private HubTime() {}

    static long micros(Instant instant) {
        return instant.getEpochSecond() * MILLION + instant.getNano() / 1000;
    }

    /** Such as {@code 2026-11-22 14:38:58.927184+00:00}; whole seconds have no fraction. */
    static String text(long micros) {
        long fraction = Math.floorMod(micros, MILLION);
        String seconds = SECONDS.format(Instant.ofEpochSecond(Math.floorDiv(micros, MILLION)));
        return seconds + (fraction == 0 ? "" : "." + String.format("%06d", fraction)) + "+00:00";
    }

    /** Seconds with a fraction, as in the fields named {@code _ts}. */
    static double seconds(long micros) {
        return micros / (double) MILLION;
    }

    static long wholeSecond(long micros) {
        return Math.floorDiv(micros, MILLION) * MILLION;
    }

    static long ofSeconds(double seconds) {
        return Math.round(seconds * MILLION);
    }

    /** Reads what PostgreSQL reads for a time, in the usual forms; without a zone it is UTC. */
    static long parse(String text) {
        return micros(Instant.from(READ.parse(text.strip())));
    }
}
