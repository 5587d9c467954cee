package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What goes on at one moment.
 *
 * @param at by the database's clock
 * @param events how many are in which state, of those that have not ended
 * @param builds how many go on or are planned
 * @param running the builds at build systems
 * @param next planned builds in the order in which they are submitted
 * @param pauses what keeps build systems from getting anything
 * @param held the events whose builds a person has to look at
 * @param composes those that are waited for
 * @param endedEvents the last ones first
 * @param endedBuilds the last ones first
 */
public record WorkView(
        OffsetDateTime at,
        Map<Integer, Long> events,
        List<Count> builds,
        Map<Backlog.Kind, Backlog> backlog,
        List<Build> running,
        List<Build> next,
        List<Pause> pauses,
        List<Held> held,
        List<Compose> composes,
        List<Ended> endedEvents,
        List<Build> endedBuilds) {

    /** The figures alone, and what keeps build systems from getting anything. */
    WorkView withoutItems() {
        return new WorkView(
                at, events, builds, backlog, List.of(), List.of(), pauses, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * How many builds of a build system are in that state, held or not, ready or not.
     *
     * @param since when the oldest was planned
     */
    public record Count(String system, int state, boolean held, boolean ready, long builds, OffsetDateTime since) {}

    /** A build in short. */
    public record Build(
            long id,
            long eventId,
            String artifact,
            String system,
            String target,
            int state,
            String reason,
            boolean urgent,
            int batch,
            Long remoteId,
            String remoteUrl,
            OffsetDateTime planned,
            OffsetDateTime submitted,
            OffsetDateTime completed) {}

    /** @param system {@code *} for all of them */
    public record Pause(String system, OffsetDateTime since, String by, String reason) {}

    /** @param hold by the number of {@link io.freshmaker.build.Hold} */
    public record Held(long eventId, int hold, long builds) {}

    /** @param builds how many wait for it */
    public record Compose(long id, Long remoteId, String source, OffsetDateTime since, long builds) {}

    /** An event that has ended. */
    public record Ended(long id, String searchKey, int state, String reason, OffsetDateTime done) {}
}
