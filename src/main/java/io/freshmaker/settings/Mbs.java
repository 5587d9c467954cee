package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;

/**
 * The Module Build Service.
 *
 * @param url its base, without a slash at the end; empty when nothing is to be submitted
 * @param token sent as bearer token; empty when none is asked for
 * @param timeout for one request
 * @param budget the most builds in flight
 * @param settle the pause between a lost answer and the look whether the build was made
 * @param poll the pause between two looks at a build
 * @param deadline after which an unfinished build counts as failed
 */
public record Mbs(
        Url url, Secret token, Duration timeout, int budget, Duration settle, Duration poll, Duration deadline) {

    static Mbs read(Values values) {
        return new Mbs(
                values.base("freshmaker.mbs.url", UrlForms.web()),
                values.read("freshmaker.mbs.token", Forms.secret()),
                values.read("freshmaker.mbs.timeout", Forms.duration(SECONDS, 1, 3_600)),
                values.read("freshmaker.mbs.budget", Forms.number(1, 10_000)),
                values.read("freshmaker.mbs.settle", Forms.duration(SECONDS, 0, 86_400)),
                values.read("freshmaker.mbs.poll", Forms.duration(SECONDS, 1, 86_400)),
                values.read("freshmaker.mbs.deadline", Forms.duration(HOURS, 1, 8_760)));
    }

    /** Whether there is an MBS at all: without one no module is submitted. */
    public boolean configured() {
        return !url.isEmpty();
    }
}
