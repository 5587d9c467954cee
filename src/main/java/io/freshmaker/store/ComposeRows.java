package io.freshmaker.store;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows behind {@link Composes}; each method is a part of its caller's transaction. */
final class ComposeRows {

    static final Duration LEASE = Duration.ofMinutes(5);

    private ComposeRows() {}

    /** Takes a compose that is due for five minutes, or until its replica is gone; null when it is not there to take. */
    static ComposeWork claim(Handle handle, long id, List<ComposeStep> steps, String replica) {
        OffsetDateTime now = Database.now(handle);
        int taken = handle.createUpdate("""
                        update composes set leased_until = :until, leased_by = :replica
                        where id = :id and step in (<steps>) and due_at <= :now
                          and (leased_until is null or leased_until < :now)
                        """)
                .bindList("steps", steps.stream().map(ComposeStep::id).toList())
                .bind("until", now.plus(LEASE))
                .bind("replica", replica)
                .bind("now", now)
                .bind("id", id)
                .execute();
        return taken == 0 ? null : read(handle, id);
    }

    /** Keeps a compose as it is until the transaction ends, also from being given to more builds. */
    static void lock(Handle handle, long id) {
        handle.createUpdate("update composes set step = step where id = :id")
                .bind("id", id)
                .execute();
    }

    static ComposeWork read(Handle handle, long id) {
        return handle.createQuery("""
                        select c.*, case when c.deadline_at < current_timestamp then 1 else 0 end as overdue
                        from composes c where c.id = :id
                        """).bind("id", id).map(ComposeRows::work).one();
    }

    private static ComposeWork work(ResultSet row, StatementContext context) throws SQLException {
        int state = row.getInt("state");
        boolean told = !row.wasNull();
        return new ComposeWork(
                row.getLong("id"),
                need(row),
                ComposeStep.of(row.getInt("step")),
                row.getInt("attempt"),
                row.getLong("remote_id"),
                told ? ComposeState.of(state).orElse(null) : null,
                instant(row, "time_asked"),
                instant(row, "time_to_expire"),
                row.getInt("tries"),
                row.getInt("overdue") == 1,
                instant(row, "leased_until"));
    }

    /** What a row of the table is to hold. */
    static ComposeNeed need(ResultSet row) throws SQLException {
        return new ComposeNeed(
                ComposeSource.of(row.getInt("source_type")).orElseThrow(),
                row.getString("source"),
                words(row.getString("packages")),
                words(row.getString("builds")),
                list(row.getString("sigkeys")),
                words(row.getString("arches")),
                words(row.getString("flags")));
    }

    private static SortedSet<String> words(String text) {
        return new TreeSet<>(list(text));
    }

    private static List<String> list(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime lease(ComposeWork work) {
        return work.lease().atOffset(ZoneOffset.UTC);
    }

    /**
     * Leaves the step for the next one and gives the compose back; whoever finds it moved or claimed by another changes
     * nothing.
     *
     * @param wait until the next step is due
     * @param words why; null for what is no trouble
     * @return whether it was still this claim's
     */
    static boolean move(Handle handle, ComposeWork work, ComposeStep next, Duration wait, int tries, String words) {
        return handle.createUpdate("""
                                update composes set step = :next, due_at = :due, leased_until = null,
                                  tries = :tries, state_reason = :words
                                where id = :id and step = :step and leased_until = :lease
                                """)
                        .bind("next", next.id())
                        .bind("due", Database.now(handle).plus(wait))
                        .bind("tries", tries)
                        .bind("words", Text.sentence(words))
                        .bind("id", work.id())
                        .bind("step", work.step().id())
                        .bind("lease", lease(work))
                        .execute()
                == 1;
    }

    /** Gives a compose back at the step at which it is, due when {@code wait} is over. */
    static void release(Handle handle, ComposeWork work, Duration wait) {
        handle.createUpdate("update composes set due_at = :due, leased_until = null"
                        + " where id = :id and leased_until = :lease")
                .bind("due", Database.now(handle).plus(wait))
                .bind("id", work.id())
                .bind("lease", lease(work))
                .execute();
    }

    /** Ends one that this transaction has locked: it is given to nobody any more. */
    static void end(Handle handle, long id, String words) {
        handle.createUpdate("""
                        update composes set step = 4, live_key = null, leased_until = null, state_reason = :words
                        where id = :id
                        """)
                .bind("words", Text.sentence(words))
                .bind("id", id)
                .execute();
    }

    /** What ODCS gave as the reason, or why it could not be asked; empty for nothing. */
    static String reason(Handle handle, long id) {
        return handle.createQuery("select coalesce(state_reason, '') from composes where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    /** Adds to what became of a compose. */
    static void tell(Handle handle, long id, String words) {
        handle.createUpdate("insert into compose_states (compose_id, words) values (:id, :words)")
                .bind("id", id)
                .bind("words", Text.sentence(words))
                .execute();
    }

    /** Has one that is done looked at now: it ends soon, or was not looked at for long. */
    static void look(Handle handle, long id) {
        handle.createUpdate("update composes set due_at = current_timestamp where id = :id and step = 3")
                .bind("id", id)
                .execute();
        revive(handle, id);
    }

    /** Has one that is done looked at before anybody relies on it, as it was not looked at for long. */
    static void revive(Handle handle, long id) {
        handle.createUpdate("""
                        update composes set step = 2, due_at = current_timestamp, deadline_at = null, tries = 0
                        where id = :id and step = 4
                        """).bind("id", id).execute();
    }
}
