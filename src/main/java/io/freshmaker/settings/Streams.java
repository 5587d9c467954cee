package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Live changes over HTTP.
 *
 * @param most how many clients may listen at a time
 * @param heartbeat the longest silence towards a client
 */
public record Streams(int most, Duration heartbeat) {

    static Streams read(Values values) {
        return new Streams(
                values.read("freshmaker.web.streams", Forms.number(0, 10_000)),
                values.read("freshmaker.web.heartbeat", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)));
    }
}
