package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Koji's times: epoch seconds where it gives them, otherwise PostgreSQL's texts such as {@code 2026-11-22 14:38:59+00:00}. */
final class KojiTime {

    private KojiTime() {}

    /** When a build ended; the beginning of 1970 where Koji does not say. */
    static Instant completed(JsonNode build) {
        JsonNode seconds = build.path("completion_ts");
        return seconds.isNumber()
                ? Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000))
                : text(build.path("completion_time").asText());
    }

    private static Instant text(String time) {
        String iso = time.strip().replace(' ', 'T');
        try {
            // Hubs before 1.2x leave the offset out: they mean UTC.
            return OffsetDateTime.parse(iso.matches(".*([+-]\\d\\d(:?\\d\\d)?|Z)$") ? iso : iso + "Z")
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
