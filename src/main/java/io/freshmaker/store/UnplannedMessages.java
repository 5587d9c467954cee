package io.freshmaker.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Messages that no event was made of, by what they name. Only reads. */
public final class UnplannedMessages {

    private static final int MOST = 5;
    /** Of messages with the text in them, be it within a longer name. */
    private static final int LOOKED_AT = 50;
    /** No part of a name, but for what JSON writes for a line break. */
    private static final String BEFORE = "(?:^|[^\\w.+-]|\\\\[nrt])";
    /** What goes on as a longer name or another version does. */
    private static final String BEHIND = "(?![\\w+]|-\\D|[.]\\d)";

    private final Database database;

    public UnplannedMessages(Database database) {
        this.database = database;
    }

    /**
     * A message that no event was made of.
     *
     * @param unreadable whether no message could be made of it; otherwise it waits to be planned
     * @param reason may be null
     */
    public record Unplanned(long id, String messageId, boolean unreadable, String reason, OffsetDateTime received) {}

    /** Some of those that wait or could not be read and name this: not as a part of a longer name, but as one of an NVR. */
    public List<Unplanned> naming(String text) {
        Predicate<String> named =
                Pattern.compile(BEFORE + Pattern.quote(text) + BEHIND).asPredicate();
        return database
                .read(handle -> handle.createQuery("""
                        select id, message_id, state, reason, received_at, body from inbox
                        where state in (0, 2) and position(cast(:text as varchar(1000)) in body) > 0
                        limit :most
                        """)
                        .bind("text", text)
                        .bind("most", LOOKED_AT)
                        .map((row, context) ->
                                named.test(row.getString(6)) ? Optional.of(message(row)) : Optional.<Unplanned>empty())
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private static Unplanned message(ResultSet row) throws SQLException {
        return new Unplanned(
                row.getLong(1),
                row.getString(2),
                row.getInt(3) == 2,
                row.getString(4),
                row.getObject(5, OffsetDateTime.class));
    }
}
