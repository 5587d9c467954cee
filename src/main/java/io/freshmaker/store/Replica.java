package io.freshmaker.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those that share the database. Each says every few seconds that it lives; who was not seen for
 * the timeout is removed by any other, and what it had taken is free again. One that was only slow finds itself
 * removed, and goes on as a new one: what it still does with old claims changes nothing. Thread-safe.
 */
public final class Replica {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final Database database;
    private final String name;
    private final String role;
    private final String version;
    private final Duration timeout;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile String id = UUID.randomUUID().toString();
    private volatile boolean entered;
    /** Of {@link System#nanoTime}, which goes on while the process is stopped. */
    private volatile long seen;

    /** @param timeout how long a replica may be unseen, on this and on all other replicas */
    public Replica(Database database, String name, String role, String version, Duration timeout) {
        this.database = database;
        this.name = name;
        this.role = role;
        this.version = version;
        this.timeout = timeout;
    }

    /** What its claims carry: random, and another one after it was removed. */
    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** How long to wait between two beats. */
    public Duration pause() {
        return Duration.ofMillis(Math.min(3_000, timeout.toMillis() / 10));
    }

    /** Says that it lives, takes over from those that don't, and takes the leases it asks for and nobody has. */
    public synchronized void beat() {
        long begun = System.nanoTime();
        String me = id;
        if (!database.transact(handle -> ReplicaRows.see(handle, me))) {
            enter();
        } else if (entered && begun - seen < timeout.toNanos() / 2) {
            // Who was away, as when the database was, can't tell who else is: all of them look dead.
            takeOver();
        }
        asked.forEach(this::take);
        seen = begun;
    }

    private void enter() {
        String fresh = UUID.randomUUID().toString();
        held.clear();
        database.transact(handle -> {
            ReplicaRows.insert(handle, fresh, name, role, version);
            return Leases.releaseOfTheGone(handle);
        });
        if (entered) {
            LOG.warn(
                    "replica {} was not seen for more than {} s and counted as dead; it goes on as a new one",
                    name,
                    timeout.toSeconds());
        }
        id = fresh;
        entered = true;
    }

    private void takeOver() {
        for (ReplicaRow other : all()) {
            if (!other.id().equals(id) && other.unseen().compareTo(timeout) >= 0) {
                int freed = database.transact(handle ->
                        ReplicaRows.remove(handle, other.id(), timeout) ? Leases.releaseOfTheGone(handle) : -1);
                if (freed >= 0) {
                    LOG.warn(
                            "replica {} ({}) was not seen for {} s and counts as dead; claims freed: {}",
                            other.name(),
                            other.role(),
                            other.unseen().toSeconds(),
                            freed);
                }
            }
        }
    }

    /**
     * Whether the work of that name is this replica's to do. One replica at a time has it until it stops or dies, and
     * then another; a replica that was stopped for the timeout doesn't have it any more.
     *
     * @param work a word that all replicas use for it
     */
    public boolean holds(String work) {
        if (asked.add(work) && entered) {
            take(work);
        }
        return held.contains(work) && System.nanoTime() - seen < timeout.toNanos();
    }

    /**
     * The same for a transaction whose effect must not be mixed with another replica's: nobody else gets the work until
     * this transaction ends.
     */
    public boolean holds(Handle handle, String work) {
        return holds(work) && Leases.keep(handle, id, work);
    }

    private synchronized void take(String work) {
        String me = id;
        if (!database.transact(handle -> Leases.take(handle, me, work))) {
            held.remove(work);
        } else if (held.add(work)) {
            LOG.info("{} is the work of this replica, {}", work, name);
        }
    }

    /** All replicas, this one included, by name. */
    public List<ReplicaRow> all() {
        return database.read(ReplicaRows::all);
    }

    /** Gives back what it has taken: it stops, and does nothing any more. */
    public synchronized void leave() {
        if (entered) {
            entered = false;
            held.clear();
            database.transact(handle -> {
                ReplicaRows.remove(handle, id, Duration.ZERO);
                return Leases.releaseOfTheGone(handle);
            });
        }
    }
}
