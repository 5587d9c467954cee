package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;

/**
 * How long is waited for the signatures of a build.
 *
 * @param quiet the pause after the last message about a build before Koji is asked
 * @param deadline after which a build that is signed in part is given up
 */
public record Signing(Duration quiet, Duration deadline) {

    static Signing read(Values values) {
        return new Signing(
                values.read("freshmaker.signing.quiet", Forms.duration(SECONDS, 0, 86_400)),
                values.read("freshmaker.signing.deadline", Forms.duration(HOURS, 1, 8_760)));
    }
}
