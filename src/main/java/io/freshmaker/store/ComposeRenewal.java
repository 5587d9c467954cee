package io.freshmaker.store;

import io.freshmaker.store.ComposeBuilds.Open;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Puts a compose in the place of one that failed or is gone; each method is a part of its caller's transaction. */
final class ComposeRenewal {

    private final ComposeBuilds builds;

    ComposeRenewal(ComposeBuilds builds) {
        this.builds = builds;
    }

    private record Successor(long id, boolean usable) {}

    /**
     * Gives builds another compose of the same content: the one that others have in the meantime, or a new one. A new one
     * is looked for first where a request to keep the old one, whose answer is lost, may have made it.
     *
     * @param old that the caller has locked, and that is given to nobody any more
     * @param attempt which try of this content a new one is
     * @param wait until a new one is asked for
     * @param words why
     * @return the other one
     */
    long renew(Handle handle, long old, int attempt, Duration wait, String words, List<Open> waiting) {
        Successor next = living(handle, old).orElseGet(() -> fresh(handle, old, attempt, wait, words));
        builds.replace(handle, old, next.id(), next.usable(), waiting);
        return next.id();
    }

    private static Optional<Successor> living(Handle handle, long old) {
        Optional<Long> found =
                handle.createQuery("""
                        select n.id from composes c join composes n on n.live_key = c.content_key
                        where c.id = :old and n.id <> :old
                        """).bind("old", old).mapTo(Long.class).findOne();
        return found.flatMap(id -> PlannedComposes.lockLiving(handle, id))
                .map(each -> new Successor(each.id(), each.usable()));
    }

    private static Successor fresh(Handle handle, long old, int attempt, Duration wait, String words) {
        handle.createUpdate("""
                        insert into composes (content_key, live_key, source_type, source, packages, builds, sigkeys,
                          arches, flags, attempt, renews, step, time_asked, due_at, state_reason)
                        select content_key, content_key, source_type, source, packages, builds, sigkeys,
                          arches, flags, :attempt, id, case when keep_asked_at is null then 0 else 1 end, keep_asked_at,
                          case when keep_settled_at > :due then keep_settled_at else :due end, :words
                        from composes where id = :old
                        """)
                .bind("attempt", attempt)
                .bind("due", Database.now(handle).plus(wait))
                .bind("words", Text.sentence(words))
                .bind("old", old)
                .execute();
        long id = handle.createQuery("select max(id) from composes where renews = :old")
                .bind("old", old)
                .mapTo(Long.class)
                .one();
        return new Successor(id, false);
    }
}
