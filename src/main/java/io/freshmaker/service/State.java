package io.freshmaker.service;

import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.IntakeCounts;
import io.freshmaker.bus.Patience;
import io.freshmaker.content.ContentContext;
import io.freshmaker.inventory.InventoryProgress;
import io.freshmaker.plan.Counted;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.store.Database;
import io.freshmaker.store.Outage;
import io.freshmaker.store.Replica;
import io.freshmaker.web.Health;
import io.freshmaker.web.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the parts of the service are, in sentences. */
final class State {

    private final Database database;
    private final InventoryProgress inventory;
    private final Attachment attachment;
    private final IntakeCounts counts;
    private final Patience patience;
    private final Optional<PolicyFile> policy;
    private final Clock clock;

    State(
            Database database,
            Attachment attachment,
            IntakeCounts counts,
            Patience patience,
            Optional<PolicyFile> policy,
            Clock clock) {
        this.database = database;
        this.inventory = new InventoryProgress(database);
        this.attachment = attachment;
        this.counts = counts;
        this.patience = patience;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * All checks; those of the pipeline only where it is.
     *
     * @param held says which builds a person has to look at
     */
    List<HealthCheck> checks(Replica replica, Optional<ContentContext> content, Supplier<String> held) {
        var checks = new ArrayList<>(List.of(new HealthCheck("database", this::database)));
        content.ifPresent(types -> checks.addAll(List.of(
                new HealthCheck("bus", this::bus),
                new HealthCheck("inventory", this::inventory),
                new HealthCheck("policy", this::policy),
                new HealthCheck("held-builds", () -> Health.up(held.get())),
                new HealthCheck(
                        "content-types", () -> Health.up(String.join(", ", types.names()) + " are in force.")))));
        checks.add(new HealthCheck("replicas", new Others(replica)::health));
        return checks;
    }

    Health database() {
        try {
            database.read(Database::now);
            database.requireRoom();
            return Health.up("It answers.");
        } catch (RuntimeException e) {
            return Health.down("It can't be used: " + Outage.words(e));
        }
    }

    Health bus() {
        if (!patience.trouble().isEmpty()) {
            return Health.down("Deliveries wait: " + patience.trouble().replaceFirst("\\.?$", "."));
        }
        if (!attachment.attached()) {
            return Health.down(
                    "No consumer is attached: " + attachment.problem().replaceFirst("\\.?$", "."));
        }
        Instant last = counts.last();
        return Health.up("A consumer is attached; "
                + (last == null
                        ? "no message since the start."
                        : "the last of " + Counted.of(counts.total(), "message") + " came "
                                + Duration.between(last, clock.instant()).toSeconds() + " s ago."));
    }

    /** An inventory that is being filled holds plans back, but everything else works: it is told, and no fault. */
    Health inventory() {
        try {
            return Health.up(inventory.sentence());
        } catch (RuntimeException e) {
            return Health.down("It can't be read: " + Outage.words(e));
        }
    }

    /** A broken file holds nothing up, as older rules judge: it is told, and no reason to send work elsewhere. */
    Health policy() {
        return Health.up(policy.orElseThrow().standing().sentence());
    }
}
