package io.freshmaker.service;

import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.IntakeCounts;
import io.freshmaker.bus.Patience;
import io.freshmaker.store.Database;
import io.freshmaker.web.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How the parts of the service are, in sentences. */
final class State {

    private final Database database;
    private final Attachment attachment;
    private final IntakeCounts counts;
    private final Patience patience;
    private final Clock clock;

    State(Database database, Attachment attachment, IntakeCounts counts, Patience patience, Clock clock) {
        this.database = database;
        this.attachment = attachment;
        this.counts = counts;
        this.patience = patience;
        this.clock = clock;
    }

    Health database() {
        try {
            database.read(Database::now);
            return Health.up("It answers.");
        } catch (RuntimeException e) {
            return Health.down("It does not answer: " + e.getMessage());
        }
    }

    Health bus() {
        if (!patience.trouble().isEmpty()) {
            return Health.down("Deliveries wait: " + patience.trouble() + ".");
        }
        if (!attachment.attached()) {
            return Health.down("No consumer is attached: " + attachment.problem() + ".");
        }
        Instant last = counts.last();
        return Health.up("A consumer is attached; "
                + (last == null
                        ? "no message since the start."
                        : "the last of " + counts.total() + " messages came "
                                + Duration.between(last, clock.instant()).toSeconds() + " s ago."));
    }

    /** An inventory that is being filled holds plans back, but everything else works: it is told, and no fault. */
    Health inventory() {
        try {
            List<Map<String, Object>> sources = database.read(handle -> handle.createQuery(
                            "select name, state, learned, last_problem from inventory_sources order by name")
                    .mapToMap()
                    .list());
            return Health.up(
                    sources.isEmpty()
                            ? "It has never been filled; plans wait for it."
                            : String.join(
                                    "; ", sources.stream().map(State::sentence).toList()));
        } catch (RuntimeException e) {
            return Health.down("It can't be read: " + e.getMessage());
        }
    }

    private static String sentence(Map<String, Object> source) {
        boolean filled = ((Number) source.get("state")).intValue() == 2;
        Object problem = source.get("last_problem");
        return source.get("learned") + " builds from " + source.get("name")
                + (filled ? ", filled" : ", being filled; plans wait for it")
                + (problem == null ? "" : " (last problem: " + problem + ")");
    }
}
