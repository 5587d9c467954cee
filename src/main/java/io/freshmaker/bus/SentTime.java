package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * When senders say a message was sent: seconds since 1970, whole or broken (fedmsg), milliseconds (JMS), ISO 8601 with
 * or without an offset (fedora-messaging). What cannot be a time is null, for a message must not fail by its clock.
 */
final class SentTime {

    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal END = BigDecimal.valueOf(100_000_000_000_000L);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,20})?");

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private SentTime() {}

    static Instant of(JsonNode value) {
        if (value.isNumber()) {
            return Double.isFinite(value.doubleValue()) ? ofEpoch(value.decimalValue()) : null;
        }
        return of(value.textValue());
    }

    /** @param text may be null */
    static Instant of(String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? ofEpoch(new BigDecimal(stripped)) : ofIso(stripped);
    }

    /** Seconds, or milliseconds where seconds would lie thousands of years ahead; nothing at all says 0. */
    private static Instant ofEpoch(BigDecimal time) {
        if (time.signum() <= 0 || time.compareTo(END) >= 0) {
            return null;
        }
        BigDecimal seconds = time.compareTo(FIRST_MILLISECONDS) < 0 ? time : time.movePointLeft(3);
        BigDecimal whole = BigDecimal.valueOf(seconds.longValue());
        return Instant.ofEpochSecond(
                whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
    }

    private static Instant ofIso(String text) {
        try {
            return plausible(
                    OffsetDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME).toInstant());
        } catch (DateTimeException withoutOffset) {
            return ofLocal(text);
        }
    }

    private static Instant ofLocal(String text) {
        try {
            return plausible(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** A year that no database takes is no time that a message was sent at. */
    private static Instant plausible(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? null : time;
    }
}
