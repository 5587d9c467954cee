package io.freshmaker.store;

import io.freshmaker.compose.ComposeNeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The composes that a plan needs, each shared with all who need the same. They stay locked to the end of the transaction,
 * and are locked before any build is: so none of them is done before all builds are stored that wait for it.
 */
final class PlannedComposes {

    private static final int KEEP = 3;
    private static final int ENDED = 4;

    /** Of a plan that needs none. */
    static final PlannedComposes NONE = new PlannedComposes(List.of(), Set.of());

    private final List<Locked> composes;
    private final Set<String> keys;

    private PlannedComposes(Collection<Locked> composes, Set<String> keys) {
        this.composes = List.copyOf(composes);
        this.keys = Set.copyOf(keys);
    }

    /** @param usable whether ODCS has it done, and it is kept there */
    record Locked(long id, boolean usable) {}

    /** Finds the composes of these needs, or records them. */
    static PlannedComposes of(Handle handle, List<ComposeNeed> needs) {
        if (needs.isEmpty()) {
            return NONE;
        }
        SortedMap<String, ComposeNeed> byKey = new TreeMap<>();
        needs.forEach(need -> byKey.put(need.key(), need));
        SortedMap<Long, Locked> locked = new TreeMap<>();
        byKey.forEach((key, need) -> {
            long id = id(handle, key).orElseGet(() -> record(handle, key, need));
            locked.put(id, lockLiving(handle, id).orElseGet(() -> {
                long fresh = record(handle, key, need);
                return new Locked(fresh, false);
            }));
        });
        return new PlannedComposes(locked.values(), byKey.keySet());
    }

    private static Optional<Long> id(Handle handle, String key) {
        return handle.createQuery("select id from composes where live_key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * Locks a compose that builds are to be given; one that nobody has kept for a while is looked at first.
     *
     * @return nothing when it ended meanwhile
     */
    static Optional<Locked> lockLiving(Handle handle, long id) {
        ComposeRows.lock(handle, id);
        return handle.createQuery("select step from composes where id = :id and live_key is not null")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .map(step -> {
                    if (step == ENDED) {
                        ComposeRows.revive(handle, id);
                    }
                    return new Locked(id, step == KEEP);
                });
    }

    private static long record(Handle handle, String key, ComposeNeed need) {
        handle.createUpdate("""
                        insert into composes (content_key, live_key, source_type, source, packages, builds, sigkeys,
                          arches, flags)
                        values (:key, :key, :type, :source, :packages, :builds, :sigkeys, :arches, :flags)
                        """)
                .bind("key", key)
                .bind("type", need.type().id())
                .bind("source", need.source())
                .bind("packages", ComposeNeed.words(need.packages()))
                .bind("builds", ComposeNeed.words(need.builds()))
                .bind("sigkeys", ComposeNeed.words(need.sigkeys()))
                .bind("arches", ComposeNeed.words(need.arches()))
                .bind("flags", ComposeNeed.words(need.flags()))
                .execute();
        return id(handle, key).orElseThrow();
    }

    List<Long> ids() {
        return composes.stream().map(Locked::id).toList();
    }

    /** Those for which a build has to wait. */
    List<Long> open() {
        return composes.stream().filter(each -> !each.usable()).map(Locked::id).toList();
    }

    /**
     * Says which builds need them, and that the event does, also where all of its builds run already.
     *
     * @param fresh builds that know already for how many they wait
     * @param joined builds that do not; those of them that need one of these composes already stay as they are
     * @return the joined builds that wait for more than before
     */
    Set<Long> link(Handle handle, long event, String contentType, Collection<Long> fresh, Collection<Long> joined) {
        if (composes.isEmpty()) {
            return Set.of();
        }
        PreparedBatch needs = handle.prepareBatch("insert into event_composes (event_id, content_type, content_key)"
                + " values (:event, :contentType, :key)");
        keys.forEach(key -> needs.bind("event", event)
                .bind("contentType", contentType)
                .bind("key", key)
                .add());
        needs.execute();
        if (fresh.isEmpty() && joined.isEmpty()) {
            composes.forEach(each -> forget(handle, each.id()));
            return Set.of();
        }
        Map<Long, Integer> more = new HashMap<>();
        for (Locked compose : composes) {
            linkFresh(handle, event, compose, fresh);
            List<Long> builds = new ArrayList<>();
            Set<Long> known = known(handle, compose.id(), joined);
            for (long build : joined) {
                if (!known.contains(build)) {
                    builds.add(build);
                    more.merge(build, compose.usable() ? 0 : 1, Integer::sum);
                }
            }
            ComposeBuilds.link(handle, compose.id(), compose.usable(), builds);
        }
        return wait(handle, more);
    }

    /** In one statement: what one event's plan makes at a time has ids that follow each other among those of the event. */
    private static void linkFresh(Handle handle, long event, Locked compose, Collection<Long> fresh) {
        if (!fresh.isEmpty()) {
            handle.createUpdate("""
                            insert into build_composes (build_id, compose_id, usable)
                            select id, cast(:compose as bigint), cast(:usable as boolean) from builds
                            where event_id = :event and id between :first and :last
                            """)
                    .bind("compose", compose.id())
                    .bind("usable", compose.usable())
                    .bind("event", event)
                    .bind("first", Collections.min(fresh))
                    .bind("last", Collections.max(fresh))
                    .execute();
        }
    }

    private static Set<Long> known(Handle handle, long compose, Collection<Long> builds) {
        Set<Long> known = new HashSet<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery(
                                "select build_id from build_composes where compose_id = :compose and build_id in (<ids>)")
                        .bind("compose", compose)
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .forEach(known::add));
        return known;
    }

    private static Set<Long> wait(Handle handle, Map<Long, Integer> more) {
        more.values().removeIf(count -> count == 0);
        if (!more.isEmpty()) {
            PreparedBatch waits =
                    handle.prepareBatch("update builds set waiting_for = waiting_for + :more where id = :id");
            new TreeMap<>(more)
                    .forEach((id, count) ->
                            waits.bind("more", count).bind("id", id).add());
            waits.execute();
        }
        return more.keySet();
    }

    /** What this transaction recorded for builds that need not be made leaves no trace. */
    private static void forget(Handle handle, long compose) {
        handle.createUpdate("""
                        delete from composes where id = :id and step = 0 and time_asked is null and renews is null
                          and not exists (select 1 from build_composes b where b.compose_id = composes.id)
                        """).bind("id", compose).execute();
    }
}
