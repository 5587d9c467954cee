package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The announcements that wait, for the one replica at a time that sends them. Thread-safe. */
public final class Announcements {

    /** The work that one replica at a time does. */
    public static final String RELAY = "relay";

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
            Numbering.next(handle);
            return due(handle, most);
        });
    }

    /**
     * Gives those their sequence that became visible since the last call, whether they are sent or not.
     *
     * @return whether there may be more
     */
    public boolean number() {
        return replica.holds(RELAY)
                && database.read(Numbering::anyLeft)
                && database.transact(handle -> {
                    if (!replica.holds(handle, RELAY)) {
                        return false;
                    }
                    installation(handle);
                    return Numbering.next(handle);
                });
    }

    private static List<Announcement> due(Handle handle, int most) {
        return handle.createQuery("""
                        select <columns> from announcements
                        where sent_at is null and sequence is not null order by sequence limit :most
                        """)
                .define("columns", Announcement.COLUMNS)
                .bind("most", most)
                .map(Announcement::read)
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
        var builds = new BuildPages(database);
        Chunks.of(ids).forEach(some -> rows.addAll(builds.of(some, new Detail(true, false))));
        return rows.stream().collect(Collectors.toMap(BuildRow::id, Function.identity()));
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
        return database.read(handle -> handle.createQuery(
                        "select count(*) from announcements where sent_at is null and to_send = true")
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
