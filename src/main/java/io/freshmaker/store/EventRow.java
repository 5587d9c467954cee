package io.freshmaker.store;

import java.time.OffsetDateTime;

/**
 * One event as it is stored. What may be missing is null.
 *
 * @param requesterMetadata a JSON object, or null
 * @param requestedRebuilds a JSON list, or null
 */
public record EventRow(
        long id,
        String messageId,
        String searchKey,
        int type,
        int state,
        String stateReason,
        OffsetDateTime created,
        OffsetDateTime done,
        boolean dryRun,
        String requester,
        String requesterMetadata,
        String requestedRebuilds) {}
