package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.ModuleStateChange;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.InHand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Knows which builds of a build system are rebuilds of ours, and what was planned to follow them. Only reads. */
public final class OwnRebuilds {

    /** Found by its sources too: a build can end before the answer to its submission is stored. */
    private static final String OURS = """
            select b.id, b.name, b.stream from submissions s join builds b on b.id = s.build_id
            where s.scmurl = :scmurl or s.id in (select submission_id from remote_builds where remote_id = :remote)
            """;

    private static final String BEHIND = """
            with recursive behind (id) as (
              select d.build_id from build_dependencies d where d.prerequisite_id in (<ids>)
              union
              select d.build_id from behind r join build_dependencies d on d.prerequisite_id = r.id)
            select b.event_id, b.artifact_type, b.name, b.stream from behind r join builds b on b.id = r.id
            order by b.id
            """;

    private final Database database;
    private final ModuleStateReader reader;

    public OwnRebuilds(Database database, ModuleStateReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /** The draft of a {@code mbs.module.state.change} without what was planned to follow that build, if it is ours. */
    public Draft leaveOut(Draft draft) {
        return reader.read(draft.message())
                .flatMap(change -> database.read(handle -> behind(handle, ours(handle, change))))
                .map(behind -> InHand.leaveOut(draft, behind))
                .orElse(draft);
    }

    private static Map<Long, String> ours(Handle handle, ModuleStateChange change) {
        Map<Long, String> ours = new HashMap<>();
        handle.createQuery(OURS)
                .bind("scmurl", change.scmurl() == null ? "" : change.scmurl())
                .bind("remote", change.id())
                .map((row, context) -> ours.put(row.getLong(1), row.getString(2) + ":" + row.getString(3)))
                .list();
        return ours;
    }

    /** Empty when the message is about nobody's rebuild but its owner's. */
    private static Optional<Map<Artifact, String>> behind(Handle handle, Map<Long, String> ours) {
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        Map<Artifact, String> behind = new HashMap<>();
        handle.createQuery(BEHIND)
                .bindList("ids", List.copyOf(ours.keySet()))
                .map((row, context) -> behind.put(artifact(row), inHand(row, ours)))
                .list();
        return Optional.of(behind);
    }

    private static Artifact artifact(ResultSet row) throws SQLException {
        return new Artifact(row.getString("artifact_type"), row.getString("name"), row.getString("stream"));
    }

    private static String inHand(ResultSet row, Map<Long, String> ours) throws SQLException {
        return "event " + row.getLong("event_id") + " has it rebuilt after "
                + String.join(", ", ours.values().stream().distinct().sorted().toList());
    }
}
