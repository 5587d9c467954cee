package io.freshmaker.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.http.JsonAnswer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Finds the compose that a lost answer told of. ODCS knows no key of ours, so it is the newest one with our content that
 * was asked for no earlier than ours; one that somebody else asked for is as good. Failed and removed ones are not.
 */
public final class OdcsSearch {

    /** For what remains between the clocks: answers are dated in whole seconds, and ours is not the database's. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final int MOST_PAGES = 50;

    private final OdcsAnswers answers;
    private final Clock clock;

    public OdcsSearch(OdcsAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** Begins at the newest compose; what was never asked for is not looked for. */
    public ComposeSearch begin(ComposeWork work) {
        return new ComposeSearch(work, 1, work.askedAt() != null, null);
    }

    /**
     * Looks at one page of the list, which is in the order of the requests, the newest first.
     *
     * @param date the header of the answer, which is ODCS's clock; null when there is none
     * @throws OdcsException when it is no page of that list, or the list has no end: nobody may conclude that there is no
     *     such compose
     */
    public ComposeSearch page(ComposeSearch search, int status, String date, String body) {
        JsonAnswer answer = JsonAnswer.of(status, body);
        JsonNode items = answer.json().path("items");
        if (status != 200 || !items.isArray()) {
            throw answers.unusable(answer, "a list of composes");
        }
        Instant earliest = earliest(search.work().askedAt(), date);
        for (JsonNode item : items) {
            var compose = new ComposeJson(item);
            Optional<Instant> submitted = compose.time("time_submitted");
            if (submitted.isPresent() && submitted.get().isBefore(earliest)) {
                return end(search);
            }
            if (alive(compose) && Sameness.of(search.work().need(), compose)) {
                return found(search, compose, submitted);
            }
        }
        return hasNext(answer, search.page()) ? next(search) : end(search);
    }

    /** By ODCS's clock, as far as it shows that; else its clock is taken for right. */
    private Instant earliest(Instant asked, String date) {
        return asked.plus(ahead(date)).minus(TOLERANCE);
    }

    private Duration ahead(String date) {
        try {
            return date == null
                    ? Duration.ZERO
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static boolean alive(ComposeJson compose) {
        return compose.state()
                .filter(state -> state == ComposeState.FAILED || state == ComposeState.REMOVED)
                .isEmpty();
    }

    private static ComposeSearch found(ComposeSearch search, ComposeJson compose, Optional<Instant> submitted) {
        if (!compose.readable() || submitted.isEmpty()) {
            throw new OdcsException("ODCS lists a compose of what was asked for without a readable id, state or "
                    + "time_submitted: " + compose.json());
        }
        return new ComposeSearch(search.work(), search.page(), false, compose.remote());
    }

    private static boolean hasNext(JsonAnswer answer, int page) {
        JsonNode pages = answer.json().path("meta").path("pages");
        if (!pages.isInt()) {
            throw new OdcsException("ODCS does not say how many pages its list of composes has (meta: "
                    + answer.json().path("meta") + "): what answers at freshmaker.odcs.url?");
        }
        return page < pages.intValue();
    }

    private static ComposeSearch next(ComposeSearch search) {
        if (search.page() >= MOST_PAGES) {
            throw new OdcsException("ODCS lists more than " + MOST_PAGES + " pages of composes since "
                    + search.work().askedAt() + ": is its clock right, and does it know the filter source_type?");
        }
        return new ComposeSearch(search.work(), search.page() + 1, true, null);
    }

    /** What was found is ours now; null when ODCS certainly did not make it. */
    public ComposeAnswer result(ComposeSearch search) {
        return search.found() == null
                ? null
                : new ComposeAnswer.Accepted(
                        "ODCS has it as compose " + search.found().id(), search.found());
    }

    private static ComposeSearch end(ComposeSearch search) {
        return new ComposeSearch(search.work(), search.page(), false, null);
    }
}
