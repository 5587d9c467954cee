package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * One process of those that may share a database and a bus.
 *
 * @param name how people call it; empty for the name of its host
 * @param timeout how long a replica may be unseen before others take over what it was doing
 */
public record Replica(Role role, String name, Duration timeout) {

    static Replica read(Values values) {
        return new Replica(
                values.read("freshmaker.role", Role.form()),
                values.read("freshmaker.replica.name", Forms.text()),
                values.read("freshmaker.replica.timeout", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)));
    }

    /** Notes where the role needs what other processes can reach, and the embedded parts are in this one alone. */
    void check(Db db, Bus bus, Values values) {
        if (role != Role.ALL && db.embedded()) {
            values.clash(
                    "freshmaker.role",
                    "freshmaker.db.url",
                    "no other process can reach an embedded database; set freshmaker.db.url to a PostgreSQL that all"
                            + " replicas share, or write all.");
        } else if (role == Role.BACKEND && bus.embedded()) {
            values.clash(
                    "freshmaker.role",
                    "freshmaker.bus.url",
                    "an embedded broker would be this replica's own; set freshmaker.bus.url to the broker that all"
                            + " backends share, or write all.");
        }
    }
}
