package io.freshmaker.store;

import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.store.ComposeBuilds.Open;
import io.freshmaker.submit.HandedOver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The composes that a build is submitted with: it is checked in the transaction of the order that each lasts long enough
 * for the build, and what is gone is made anew first.
 */
public final class OrderedComposes {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Waiting waiting;
    private final ComposePace pace;
    private final boolean ids;
    private final ComposeRenewal renewal;

    /** @param ids whether builds are told ODCS's ids, not the URLs of repository files */
    public OrderedComposes(Waiting waiting, ComposePace pace, boolean ids) {
        this.waiting = waiting;
        this.pace = pace;
        this.ids = ids;
        this.renewal = new ComposeRenewal(new ComposeBuilds(waiting));
    }

    private record Row(
            long id, ComposeStep step, int state, long remote, String file, OffsetDateTime expires, Long granted) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    ComposeStep.of(row.getInt("step")),
                    row.getInt("state"),
                    row.getLong("remote_id"),
                    row.getString("repository_file"),
                    row.getObject("time_to_expire", OffsetDateTime.class),
                    row.getObject("granted_seconds", Long.class));
        }

        boolean done() {
            return remote > 0 && state == ComposeState.DONE.id() && (step == ComposeStep.KEEP || step.over());
        }

        boolean lasts(OffsetDateTime now, ComposePace pace) {
            Duration needed = pace.left(granted == null ? null : Duration.ofSeconds(granted));
            return expires == null || expires.isAfter(now.plus(needed));
        }
    }

    /** What a build is told of those of its composes that are done. */
    HandedOver handedOver(Handle handle, long build) {
        List<Row> rows = rows(handle, build).stream().filter(Row::done).toList();
        return ids
                ? new HandedOver(List.of(), rows.stream().map(Row::remote).toList())
                : new HandedOver(rows.stream().map(Row::file).toList(), List.of());
    }

    /** What a build waits for that can't be submitted with its composes now; nothing when all is well. */
    Optional<String> missing(Handle handle, long build) {
        OffsetDateTime now = Database.now(handle);
        List<Long> missing = new ArrayList<>();
        for (Row row : rows(handle, build)) {
            if (!row.done() || !row.lasts(now, pace)) {
                missing.add(mended(handle, row.id()));
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        waiting.forComposes(ComposeWords.of(handle, missing).values()));
    }

    /** Until it is looked at again whether they are there: before one that is kept longer meanwhile nears its end. */
    Duration pause() {
        return pace.poll().compareTo(LONGEST_PAUSE) < 0 ? pace.poll() : LONGEST_PAUSE;
    }

    private static List<Row> rows(Handle handle, long build) {
        return handle.createQuery("""
                        select c.* from build_composes b join composes c on c.id = b.compose_id
                        where b.build_id = :build and b.replaced = false order by c.id
                        """)
                .bind("build", build)
                .map((row, context) -> Row.of(row))
                .list();
    }

    /** @return the compose to wait for: the same that is kept longer or is being made, or another in its place */
    private long mended(Handle handle, long id) {
        ComposeRows.lock(handle, id);
        Row row = handle.createQuery("select * from composes where id = :id")
                .bind("id", id)
                .map((result, context) -> Row.of(result))
                .one();
        if (row.done()) {
            // It may be kept longer, or removed already: ODCS is asked at once.
            ComposeRows.look(handle, id);
        } else if (row.step().over()) {
            List<Open> unsent = ComposeBuilds.unsent(handle, id);
            if (!unsent.isEmpty()) {
                return renewal.renew(handle, id, 1, Duration.ZERO, null, unsent);
            }
        }
        return id;
    }
}
