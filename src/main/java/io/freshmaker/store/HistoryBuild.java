package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import java.time.OffsetDateTime;

/**
 * A build as a link of a chain of reasons. What may be missing is null.
 *
 * @param eventId the event that it was planned for first
 * @param remoteId its id in the build system
 * @param dryRun whether it only shows what would be done
 */
public record HistoryBuild(
        long id,
        long eventId,
        Artifact artifact,
        String system,
        int state,
        String stateReason,
        Long remoteId,
        String rebuiltNvr,
        OffsetDateTime submitted,
        OffsetDateTime completed,
        boolean dryRun) {}
