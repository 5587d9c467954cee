package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.KojiSign;
import io.freshmaker.plan.Draft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The tasks at Koji that are followed at the moment, kept in memory: of the many messages of Koji those about others end
 * here, without the database. A message only has its task looked at at once, so one that is missed costs a poll.
 * Thread-safe.
 */
public final class FollowedTasks implements Predicate<JsonNode> {

    private final Database database;
    private volatile Known known = new Known(Map.of(), Map.of());

    public FollowedTasks(Database database) {
        this.database = database;
    }

    /** Submissions by the ids of their tasks, and by the names and releases of what they build. */
    private record Known(Map<Long, Long> byTask, Map<String, Long> byBuild) {
        Set<Long> of(KojiSign sign) {
            Set<Long> found = new HashSet<>();
            sign.tasks().stream().filter(byTask::containsKey).map(byTask::get).forEach(found::add);
            Long build = byBuild.get(key(sign.name(), sign.release()));
            if (build != null) {
                found.add(build);
            }
            return found;
        }

        static String key(String name, String release) {
            return name + " " + release;
        }
    }

    /** Reads anew what is followed. */
    public void refresh() {
        Map<Long, Long> byTask = new HashMap<>();
        Map<String, Long> byBuild = new HashMap<>();
        database.read(handle -> handle.createQuery("""
                        select s.id, r.remote_id, b.name, b.build_args from submissions s
                          join remote_builds r on r.submission_id = s.id join builds b on b.id = s.build_id
                        where s.step = 4 and s.system = 'koji'
                        """)
                .map((row, context) -> {
                    byTask.put(row.getLong(2), row.getLong(1));
                    String release = Text.tree(row.getString(4)).path("release").asText("");
                    return release.isEmpty() ? null : byBuild.put(Known.key(row.getString(3), release), row.getLong(1));
                })
                .list());
        known = new Known(Map.copyOf(byTask), Map.copyOf(byBuild));
    }

    /** Whether a message with this body is about one of them. */
    @Override
    public boolean test(JsonNode body) {
        Known now = known;
        return !now.byTask().isEmpty() && !now.of(KojiSign.read(body)).isEmpty();
    }

    /** Has the tasks that a message is about looked at now. */
    public Draft wake(Draft draft) {
        Set<Long> told = known.of(KojiSign.read(draft.message().body()));
        if (!told.isEmpty()) {
            database.transact(handle -> {
                FollowedRows.wake(handle, told);
                return null;
            });
        }
        return draft.notOurs("It only tells when to look.");
    }
}
