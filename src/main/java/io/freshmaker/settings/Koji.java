package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;

/**
 * Koji, where images are built and learned of.
 *
 * @param url of its hub, without a slash at the end; empty when there is none
 * @param web base of its web pages; empty when there are none to link to
 * @param login how it knows us
 * @param sessions at a time
 * @param timeout for one request
 * @param settle the pause between a lost answer and the look whether the task was made
 * @param poll the pause between two looks at tasks
 * @param deadline after which an unfinished task is canceled and its build failed
 * @param budget the most builds in flight
 * @param targetBudget the most builds in flight for one target; 0 for any number
 * @param attempts the most tries of a build that fails
 * @param retry the pause before the second try, doubled for each further one
 * @param image what is asked for
 */
public record Koji(
        Url url,
        Url web,
        KojiLogin login,
        int sessions,
        Duration timeout,
        Duration settle,
        Duration poll,
        Duration deadline,
        int budget,
        int targetBudget,
        int attempts,
        Duration retry,
        ImageOrder image) {

    static Koji read(Values values) {
        Url url = values.base("freshmaker.koji.url", UrlForms.web());
        return new Koji(
                url,
                values.base("freshmaker.koji.web.url", UrlForms.web()),
                KojiLogin.read(url, values),
                values.read("freshmaker.koji.sessions", Forms.number(1, 100)),
                values.read("freshmaker.koji.timeout", Forms.duration(SECONDS, 1, 3_600)),
                values.read("freshmaker.koji.settle", Forms.duration(SECONDS, 0, 86_400)),
                values.read("freshmaker.koji.poll", Forms.duration(SECONDS, 1, 86_400)),
                values.read("freshmaker.koji.deadline", Forms.duration(HOURS, 1, 8_760)),
                values.read("freshmaker.koji.budget", Forms.number(1, 10_000)),
                values.read("freshmaker.koji.budget.target", Forms.number(0, 10_000)),
                values.read("freshmaker.koji.attempts", Forms.number(1, 100)),
                values.read("freshmaker.koji.retry", Forms.duration(SECONDS, 0, 86_400)),
                ImageOrder.read(values));
    }

    /** Whether there is a Koji at all. */
    public boolean configured() {
        return !url.isEmpty();
    }

    /** Whether images are submitted: a hub that does not know us takes none. */
    public boolean submits() {
        return configured() && login.kind() != KojiLogin.Kind.NONE;
    }
}
