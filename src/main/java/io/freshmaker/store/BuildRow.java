package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * One build as it is stored. What may be missing is null.
 *
 * @param remoteId its id in the build system
 * @param dependsOn the name of the build that must be done first
 * @param arguments a JSON object
 * @param dryRun whether it only shows what would be done
 * @param composes what it needs, or was built with
 * @param causes empty where they were not asked for
 */
public record BuildRow(
        long id,
        long eventId,
        String name,
        int type,
        String typeName,
        int state,
        String stateReason,
        Long remoteId,
        String originalNvr,
        String rebuiltNvr,
        String dependsOn,
        Long dependsOnId,
        String rebuildReason,
        String arguments,
        OffsetDateTime submitted,
        OffsetDateTime completed,
        String stream,
        int batch,
        boolean dryRun,
        List<BuildCompose> composes,
        List<CauseRow> causes) {

    public BuildRow {
        composes = List.copyOf(composes);
        causes = List.copyOf(causes);
    }

    /** The same with what is read beside it. */
    BuildRow with(String type, String named, List<BuildCompose> needed, List<CauseRow> known) {
        return new BuildRow(
                id,
                eventId,
                name,
                this.type,
                type,
                state,
                stateReason,
                remoteId,
                originalNvr,
                rebuiltNvr,
                named,
                dependsOnId,
                rebuildReason,
                arguments,
                submitted,
                completed,
                stream,
                batch,
                dryRun,
                needed,
                known);
    }
}
