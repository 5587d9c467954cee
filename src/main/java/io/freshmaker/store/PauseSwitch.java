package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which build systems get nothing at the moment, and why; what they have already is followed all the same. */
public final class PauseSwitch {

    /** Stands for every build system. */
    static final String ALL = "*";

    private static final String DRY_RUN = "freshmaker.dry-run is set: nothing is submitted.";

    private final boolean dryRun;

    /** @param dryRun whether nothing is ever submitted */
    public PauseSwitch(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** One pause as it is stored. */
    record Row(String system, OffsetDateTime since, String by, String reason) {

        String sentence() {
            String subject = system.equals(ALL) ? "Every build system" : system;
            return subject + " is paused since " + Moments.minute(since) + " by " + by
                    + (reason.isEmpty() ? "." : ": " + reason.replaceFirst("\\.?$", "."));
        }
    }

    /** Why a build system gets nothing; empty while it does. */
    Optional<String> sentence(Handle handle, String system) {
        if (dryRun) {
            return Optional.of(DRY_RUN);
        }
        return rows(handle).stream()
                .filter(row -> row.system().equals(system) || row.system().equals(ALL))
                .findFirst()
                .map(Row::sentence);
    }

    boolean stops(Handle handle, String system) {
        return sentence(handle, system).isPresent();
    }

    /** All that keeps build systems from getting anything, a sentence each. */
    List<String> sentences(Handle handle) {
        return dryRun
                ? List.of(DRY_RUN)
                : rows(handle).stream().map(Row::sentence).toList();
    }

    /** All that keeps build systems from getting anything. */
    List<WorkView.Pause> all(Handle handle) {
        return dryRun
                ? List.of(new WorkView.Pause(ALL, null, "freshmaker.dry-run", DRY_RUN))
                : rows(handle).stream()
                        .map(row -> new WorkView.Pause(row.system(), row.since(), row.by(), row.reason()))
                        .toList();
    }

    /** All pauses, the one for every build system first. */
    static List<Row> rows(Handle handle) {
        return handle.createQuery("select system, paused_at, paused_by, reason from pauses order by system")
                .map((row, context) -> new Row(
                        row.getString(1), row.getObject(2, OffsetDateTime.class), row.getString(3), row.getString(4)))
                .list();
    }
}
