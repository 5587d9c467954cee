package io.freshmaker.store;

import io.freshmaker.change.Change;
import io.freshmaker.plan.Part;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores what happened according to a message: it is asked for also where nothing was rebuilt. */
final class EventChanges {

    private EventChanges() {}

    /** One row for each change that a content type read from the message. */
    static void write(Handle handle, long event, Part part) {
        List<Change> changes = part.draft() == null ? List.of() : part.draft().changes();
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into event_changes (event_id, content_type, type, name, stream, revision, what)
                values (:event, :contentType, :type, :name, :stream, :revision, :what)
                """);
        for (Change change : changes) {
            batch.bind("event", event)
                    .bind("contentType", part.type().name())
                    .bind("type", change.constituent().type())
                    .bind("name", Text.cut(change.constituent().name(), 500))
                    .bind("stream", Text.cut(change.constituent().stream(), 500))
                    .bind("revision", Text.cut(change.revision(), 500))
                    .bind("what", Text.sentence(change.what()))
                    .add();
        }
        batch.execute();
    }
}
