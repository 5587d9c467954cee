package io.freshmaker.store;

import io.freshmaker.store.ComposeBuilds.Open;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Ends what waits for a compose that will not come; each method is a part of its caller's transaction. */
final class ComposeFailing {

    private final Builds ends;
    private final ComposeBuilds builds;

    ComposeFailing(Builds ends, ComposeBuilds builds) {
        this.ends = ends;
        this.builds = builds;
    }

    /** Fails all builds that need it, but for those that something else is a cause of which needs no compose. */
    void giveUp(Handle handle, long compose, String words) {
        List<Open> unsent = ComposeBuilds.unsent(handle, compose);
        Set<Long> otherwise =
                wantedOtherwise(handle, unsent.stream().map(Open::id).toList());
        List<Open> failed =
                unsent.stream().filter(build -> !otherwise.contains(build.id())).toList();
        endSubmissions(handle, failed, words);
        ends.failed(handle, failed.stream().map(Open::id).toList(), words);
        List<Open> left =
                unsent.stream().filter(build -> otherwise.contains(build.id())).toList();
        builds.drop(handle, compose, left);
        BuildLog.tell(handle, left.stream().map(Open::id).toList(), "goes on without a compose: " + words);
    }

    private static Set<Long> wantedOtherwise(Handle handle, List<Long> builds) {
        Set<Long> otherwise = new HashSet<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("""
                        select distinct c.build_id from build_causes c where c.build_id in (<ids>) and not exists (
                          select 1 from event_composes e
                          where e.event_id = c.event_id and e.content_type = c.content_type)
                        """)
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .forEach(otherwise::add));
        return otherwise;
    }

    private static void endSubmissions(Handle handle, List<Open> builds, String words) {
        List<Long> submissions = builds.stream()
                .map(Open::submission)
                .filter(id -> id > 0)
                .sorted()
                .toList();
        submissions.forEach(id -> handle.createUpdate(
                        "update submissions set step = 5, words = :words where id = :id and step in (0, 1)")
                .bind("words", Text.sentence(words))
                .bind("id", id)
                .execute());
    }
}
