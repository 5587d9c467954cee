package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The REST API.
 *
 * @param url its base as clients outside see it, without a slash at the end; empty where nobody said
 * @param pageLimit the most items on one page
 * @param origins the web pages that may call it
 * @param limits of what a client may take up
 */
public record Web(Url url, int pageLimit, Origins origins, Limits limits) {

    /**
     * What a client may take up.
     *
     * @param idle after which a connection is closed on which nothing is read or nothing is written
     * @param arrival within which a request has to be here whole
     * @param bodyBytes of the body of a request
     * @param urlBytes of its first line
     * @param headerBytes of its headers together
     * @param connections open at a time; 0 for any number
     * @param perAddress the same from one address
     */
    public record Limits(
            Duration idle,
            Duration arrival,
            int bodyBytes,
            int urlBytes,
            int headerBytes,
            int connections,
            int perAddress) {

        private static Limits read(Values values) {
            return new Limits(
                    values.read("freshmaker.web.idle", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)),
                    values.read("freshmaker.web.arrival", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)),
                    values.read("freshmaker.web.max-body", Forms.number(1_000, 100_000_000)),
                    values.read("freshmaker.web.max-url", Forms.number(100, 1_000_000)),
                    values.read("freshmaker.web.max-headers", Forms.number(1_000, 1_000_000)),
                    values.read("freshmaker.web.connections", Forms.number(0, 1_000_000)),
                    values.read("freshmaker.web.connections.address", Forms.number(0, 1_000_000)));
        }
    }

    static Web read(Values values) {
        return new Web(
                values.base("freshmaker.web.url", UrlForms.web()),
                values.read("freshmaker.web.page-limit", Forms.number(1, 10_000)),
                Origins.read(values),
                Limits.read(values));
    }
}
