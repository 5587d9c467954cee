package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The announcements that wait, for the one replica at a time that sends them. Thread-safe. */
public final class Announcements {

    /** The work that one replica at a time does. */
    public static final String RELAY = "relay";

    private static final int MOST = 500;

    private final Database database;
    private final Replica replica;

    public Announcements(Database database, Replica replica) {
        this.database = database;
        this.replica = replica;
    }

    /**
     * The next ones to send, in the order of their sequence. Those that became visible since the last call get theirs
     * first: ids alone are given before the commit, so that a lower one may become visible later.
     *
     * @return nothing when another replica is at it
     */
    public List<Announcement> next(int most) {
        if (!replica.holds(RELAY) || database.read(Announcements::none)) {
            return List.of();
        }
        return database.transact(handle -> {
            if (!replica.holds(handle, RELAY)) {
                return List.<Announcement>of();
            }
            installation(handle);
            number(handle);
            return due(handle, most);
        });
    }

    private static void number(Handle handle) {
        List<Long> fresh =
                handle.createQuery("""
                        select id from announcements where sent_at is null and sequence is null
                        order by id limit :most
                        """).bind("most", MOST).mapTo(Long.class).list();
        if (fresh.isEmpty()) {
            return;
        }
        // The highest sequence of the table would be given twice once retention has removed its row.
        long sequence = handle.createQuery("select last_sequence from outbox")
                .mapTo(Long.class)
                .one();
        PreparedBatch batch = handle.prepareBatch("update announcements set sequence = :sequence where id = :id");
        for (long id : fresh) {
            batch.bind("sequence", ++sequence).bind("id", id).add();
        }
        batch.execute();
        handle.createUpdate("update outbox set last_sequence = :sequence")
                .bind("sequence", sequence)
                .execute();
    }

    private static List<Announcement> due(Handle handle, int most) {
        return handle.createQuery("""
                        select id, sequence, event_id, build_id, state, state_reason, changed_at from announcements
                        where sent_at is null and sequence is not null order by sequence limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Announcement(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        BuildSql.number(row, 4),
                        row.getInt(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class)))
                .list();
    }

    /** Notes that the broker has them, up to this one. */
    public void sent(long lastSequence) {
        database.transact(
                handle -> handle.createUpdate("""
                        update announcements set sent_at = current_timestamp
                        where sent_at is null and sequence <= :last
                        """).bind("last", lastSequence).execute());
    }

    /** Whether this replica is still the one that sends. */
    public boolean ours() {
        return replica.holds(RELAY);
    }

    /** The builds that these announcements are about, by id; without those that were removed. */
    public Map<Long, BuildRow> builds(Collection<Announcement> announcements) {
        List<Long> ids = announcements.stream()
                .map(Announcement::buildId)
                .filter(id -> id != null)
                .distinct()
                .toList();
        List<BuildRow> rows = new ArrayList<>();
        Chunks.of(ids).forEach(some -> rows.addAll(database.read(handle -> builds(handle, some))));
        return rows.stream().collect(Collectors.toMap(BuildRow::id, Function.identity()));
    }

    private static List<BuildRow> builds(Handle handle, List<Long> ids) {
        Map<Long, List<BuildCompose>> composes = BuildCompose.of(handle, "<ids>", ids);
        return handle.createQuery(BuildSql.SELECT + BuildSql.FROM + " where b.id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> BuildSql.row(row, context).on(composes.getOrDefault(row.getLong(1), List.of())))
                .list();
    }

    /** An event with its builds, for the announcement of its change; nothing when it was removed. */
    public Optional<EventView> event(long id) {
        return new EventPages(database).find(id, new Detail(true, false));
    }

    /** What tells the messages of this installation from those of others: random, and the same for ever. */
    public String installation() {
        return database.transact(Announcements::installation);
    }

    private static String installation(Handle handle) {
        return handle.createQuery("select installation from outbox")
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> {
                    String made = UUID.randomUUID().toString();
                    handle.createUpdate("insert into outbox (installation) values (:made)")
                            .bind("made", made)
                            .execute();
                    return made;
                });
    }

    /** How many are not sent yet. */
    public long waiting() {
        return database.read(handle -> handle.createQuery("select count(*) from announcements where sent_at is null")
                .mapTo(Long.class)
                .one());
    }

    private static boolean none(Handle handle) {
        return handle.createQuery("select id from announcements where sent_at is null limit 1")
                .mapTo(Long.class)
                .findOne()
                .isEmpty();
    }
}
