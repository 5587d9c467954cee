package io.freshmaker.service;

import io.freshmaker.store.Database;
import io.freshmaker.store.KeptDays;
import io.freshmaker.store.Retention;

/** For how long the settings have things kept. */
final class Kept {

    private Kept() {}

    /** What takes out of the database what is older. */
    static Retention retention(io.freshmaker.settings.Retention days, Database database) {
        return new Retention(
                database,
                new KeptDays(
                        days.inbox(),
                        days.unreadable(),
                        days.events(),
                        days.decisions(),
                        days.submissions(),
                        days.artifacts(),
                        days.announcements(),
                        days.audit()));
    }
}
