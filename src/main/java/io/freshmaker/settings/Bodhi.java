package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;

/**
 * Bodhi, which is asked about updates that a person names.
 *
 * @param url its base, without a slash at the end; empty when it is not asked
 * @param timeout for one request
 */
public record Bodhi(Url url, Duration timeout) {

    static Bodhi read(Values values) {
        return new Bodhi(
                values.base("freshmaker.bodhi.url", UrlForms.web()),
                values.read("freshmaker.bodhi.timeout", Forms.duration(SECONDS, 1, 600)));
    }

    /** Whether there is a Bodhi to ask. */
    public boolean configured() {
        return !url.isEmpty();
    }
}
