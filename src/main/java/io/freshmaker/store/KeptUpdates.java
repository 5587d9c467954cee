package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.UpdateReader;
import java.util.Optional;

/** The updates that kept messages of Bodhi's told of, as far as they made an event. Only reads. */
public final class KeptUpdates {

    private final Database database;

    public KeptUpdates(Database database) {
        this.database = database;
    }

    /** The update of the newest message about it, as Bodhi's JSON has it. */
    public Optional<JsonNode> of(String alias) {
        return database.read(handle -> handle.createQuery("""
                        select i.body from events e join inbox i on i.message_id = e.message_id
                        where e.search_key = :alias and i.topic = :topic order by e.id desc fetch first 1 rows only
                        """)
                .bind("alias", alias)
                .bind("topic", UpdateReader.TOPIC)
                .mapTo(String.class)
                .findOne()
                .map(body -> Text.tree(body).path("update"))
                .filter(JsonNode::isObject));
    }
}
