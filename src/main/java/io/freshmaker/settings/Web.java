package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The REST API.
 *
 * @param url its base as clients outside see it, without a slash at the end; empty where nobody said
 * @param pageLimit the most items on one page
 * @param idle after which an unused connection is closed
 */
public record Web(Url url, int pageLimit, Duration idle) {

    static Web read(Values values) {
        return new Web(
                values.base("freshmaker.web.url", UrlForms.web()),
                values.read("freshmaker.web.page-limit", Forms.number(1, 10_000)),
                values.read("freshmaker.web.idle", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)));
    }
}
