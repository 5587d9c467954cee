package io.freshmaker.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same event on two buses that a bridge connects: it comes in two envelopes, with different ids, the same topic and
 * the same body. The first of the two is planned.
 */
final class Twins {

    private static final Logger LOG = LoggerFactory.getLogger(Twins.class);
    private static final Duration APART = Duration.ofMinutes(10);

    private static final String SELECT =
            "select id, message_id, envelope, content_hash, coalesce(sent_at, received_at) from inbox";

    private Twins() {}

    private record Message(long id, String messageId, String envelope, String hash, OffsetDateTime sent) {}

    /**
     * Ends a message that was just taken, when its twin came before it or was taken before it.
     *
     * @return whether it is ended
     */
    static boolean end(Handle handle, long id) {
        Message message = handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((row, context) -> message(row))
                .one();
        return message.hash() != null
                && original(handle, message)
                        .map(original -> end(handle, message, original))
                        .isPresent();
    }

    private static Optional<Message> original(Handle handle, Message message) {
        List<Message> twins = twins(handle, message, "same_as is null");
        if (twins.isEmpty()) {
            return Optional.empty();
        }
        // Of two that are taken at the same time by two processes the later one sees the other's claim.
        handle.createUpdate("update inbox set content_hash = content_hash where id in (<ids>)")
                .bindList("ids", twins.stream().map(Message::id).toList())
                .execute();
        return twins(handle, message, "same_as is null and (id < :id or tries > 0 or state = 1)").stream()
                .findFirst();
    }

    private static List<Message> twins(Handle handle, Message message, String which) {
        return handle.createQuery(SELECT + " where content_hash = :hash and id <> :id and envelope <> :envelope"
                        + " and coalesce(sent_at, received_at) between :from and :to and " + which
                        + " order by content_hash, id")
                .bind("hash", message.hash())
                .bind("id", message.id())
                .bind("envelope", message.envelope())
                .bind("from", message.sent().minus(APART))
                .bind("to", message.sent().plus(APART))
                .map((row, context) -> message(row))
                .list();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class));
    }

    private static long end(Handle handle, Message message, Message original) {
        String reason = "the same as message " + original.messageId() + ", which came by " + original.envelope();
        handle.createUpdate("""
                        update inbox set state = 1, leased_until = null, done_at = current_timestamp,
                          same_as = :original, reason = :reason
                        where id = :id
                        """)
                .bind("original", original.id())
                .bind("reason", Text.sentence(reason))
                .bind("id", message.id())
                .execute();
        handle.afterCommit(() -> LOG.info("message {} is {}", message.messageId(), reason));
        return message.id();
    }
}
