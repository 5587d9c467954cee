package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The REST API.
 *
 * @param pageLimit the most items on one page
 * @param idle after which an unused connection is closed
 */
public record Web(int pageLimit, Duration idle) {

    static Web read(Values values) {
        return new Web(
                values.read("freshmaker.web.page-limit", Forms.number(1, 10_000)),
                values.read("freshmaker.web.idle", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)));
    }
}
