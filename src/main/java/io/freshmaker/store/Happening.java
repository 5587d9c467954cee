package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to an artifact, with the chain of reasons from the message to the build.
 *
 * @param time when; of a decision when its event was planned first or last
 * @param artifact to which
 * @param constituents what changed, each once
 * @param decision null unless it is one
 * @param build the one that was planned, joined or ended; null where there is none
 * @param rebuilds of a change, how many builds are in which state because of its event
 */
public record Happening(
        What what,
        OffsetDateTime time,
        Artifact artifact,
        HistoryEvent event,
        List<Constituent> constituents,
        KeptDecision decision,
        HistoryBuild build,
        Map<Integer, Long> rebuilds) {

    /** The kinds of it. */
    public enum What {
        /** It was the change of an event. */
        CHANGED,
        /** It was decided not to rebuild it. */
        NOT_REBUILT,
        /** A build of it was planned. */
        PLANNED,
        /** An event joined a build of it that was there already. */
        JOINED,
        SUBMITTED,
        REBUILT,
        FAILED,
        CANCELED
    }

    public Happening {
        constituents = List.copyOf(constituents);
        rebuilds = Map.copyOf(rebuilds);
    }
}
