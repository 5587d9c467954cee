package io.freshmaker.service;

import io.freshmaker.plan.Counted;
import io.freshmaker.store.Outage;
import io.freshmaker.store.Replica;
import io.freshmaker.store.ReplicaRow;
import io.freshmaker.web.Health;
import java.util.List;
import java.util.stream.Collectors;

/** Tells who shares the database, and who of them does what. */
final class Others {

    private static final String IDLE = "frontend";

    private final Replica replica;

    Others(Replica replica) {
        this.replica = replica;
    }

    /** Up whenever they can be counted: this replica does its part also without the others. */
    Health health() {
        try {
            return Health.up(sentence(replica.all()));
        } catch (RuntimeException e) {
            return Health.down("They can't be counted: " + Outage.words(e));
        }
    }

    private String sentence(List<ReplicaRow> all) {
        String named = all.stream().map(this::named).collect(Collectors.joining("; "));
        boolean idle = all.stream().allMatch(row -> row.role().equals(IDLE));
        return Counted.of(all.size(), "replica") + (all.isEmpty() ? "" : ": " + named) + "."
                + (idle ? " None of them plans or builds: start a backend." : "");
    }

    /** One may have beaten after our look began. */
    private String named(ReplicaRow row) {
        String version = row.version().equals(Version.text()) ? "" : "version " + row.version() + ", ";
        String when = row.id().equals(replica.id())
                ? "this one"
                : "seen " + Math.max(0, row.unseen().toSeconds()) + " s ago";
        return row.name() + " (" + row.role() + ", " + version + when + ")";
    }
}
