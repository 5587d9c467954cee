package io.freshmaker.store;

import java.time.OffsetDateTime;

/**
 * An event with the message that it came from.
 *
 * @param stateReason may be null
 * @param dryRun whether it was only to show what would be built
 * @param topic of the message; null when the inbox does not keep it any more
 * @param sent when it was sent; null where that is not known
 */
public record HistoryEvent(
        long id,
        String searchKey,
        int state,
        String stateReason,
        boolean dryRun,
        OffsetDateTime created,
        String messageId,
        String topic,
        OffsetDateTime sent) {}
