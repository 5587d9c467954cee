package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.util.List;

/**
 * ODCS, where composes are made.
 *
 * @param url its base, without a slash at the end; empty when there is none
 * @param login how it knows us
 * @param timeout for one request
 * @param settle the pause between a lost answer and the look whether the compose was made
 * @param poll the pause between two looks at a compose
 * @param deadline after which an unfinished compose counts as failed
 * @param attempts the most tries of a compose that fails
 * @param retry the pause before the second try, doubled for each further one
 * @param lifetime for which ODCS is asked to keep a compose
 * @param arches of composes; none for ODCS's own choice
 * @param flags of composes, such as {@code no_deps}
 * @param handsOver how builds are told of their composes
 */
public record Odcs(
        Url url,
        OdcsLogin login,
        Duration timeout,
        Duration settle,
        Duration poll,
        Duration deadline,
        int attempts,
        Duration retry,
        Duration lifetime,
        List<String> arches,
        List<String> flags,
        HandsOver handsOver) {

    /** How OSBS is told of composes. */
    public enum HandsOver {
        /** The URL of the repository file, as {@code yum_repourls}. */
        REPOSITORY,
        /** ODCS's ids, as {@code compose_ids}: OSBS asks ODCS itself. */
        IDS
    }

    static Odcs read(Values values) {
        Url url = values.base("freshmaker.odcs.url", UrlForms.web());
        return new Odcs(
                url,
                OdcsLogin.read(url, values),
                values.read("freshmaker.odcs.timeout", Forms.duration(SECONDS, 1, 3_600)),
                values.read("freshmaker.odcs.settle", Forms.duration(SECONDS, 0, 86_400)),
                values.read("freshmaker.odcs.poll", Forms.duration(SECONDS, 1, 86_400)),
                values.read("freshmaker.odcs.deadline", Forms.duration(HOURS, 1, 8_760)),
                values.read("freshmaker.odcs.attempts", Forms.number(1, 100)),
                values.read("freshmaker.odcs.retry", Forms.duration(SECONDS, 0, 86_400)),
                values.read("freshmaker.odcs.lifetime", Forms.duration(HOURS, 1, 8_760)),
                values.read("freshmaker.odcs.arches", Forms.list()),
                values.read("freshmaker.odcs.flags", Forms.list()),
                values.read("freshmaker.odcs.hand-over", Forms.oneOf("repository", "ids"))
                                .equals("ids")
                        ? HandsOver.IDS
                        : HandsOver.REPOSITORY);
    }

    /** Whether there is an ODCS at all: without one no compose is made. */
    public boolean configured() {
        return !url.isEmpty();
    }
}
