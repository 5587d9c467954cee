package io.freshmaker.build;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A build that was begun already and may hold a change that is planned now; times are of the database's clock.
 *
 * @param bumped whether it takes the head of its branch rather than a commit that was given
 * @param begun when its submission was recorded, before the bump
 * @param sent when the build system was first asked; null while it was not
 * @param ended when it was done; null while it is not
 * @param told the changes that it was planned for
 * @param waitedFor the builds that were done before it
 * @param rpms the rpms that the events it is for wanted in it, each in all its versions; none where that proves nothing
 */
public record Standing(
        long id,
        long event,
        boolean bumped,
        Instant begun,
        Instant sent,
        Instant ended,
        Set<Told> told,
        Set<Long> waitedFor,
        Map<Freshness.Rpm, Set<RpmVersion>> rpms) {

    private static final Duration ECHO = Duration.ofMinutes(10);

    /**
     * A change that a build was planned for.
     *
     * @param at when its event was recorded
     */
    public record Told(String contentType, Artifact constituent, String revision, Instant at) {}

    public Standing {
        told = Set.copyOf(told);
        waitedFor = Set.copyOf(waitedFor);
        rpms = Map.copyOf(rpms);
    }

    /** Of which nothing is known yet but when it was made. */
    public Standing(long id, long event, boolean bumped, Instant begun, Instant sent, Instant ended) {
        this(id, event, bumped, begun, sent, ended, Set.of(), Set.of(), Map.of());
    }

    /** The same with the changes that it was planned for and the builds that it waited for. */
    public Standing because(Set<Told> changes, Set<Long> builds) {
        return new Standing(id, event, bumped, begun, sent, ended, changes, builds, rpms);
    }

    /** The same with the rpms that it was planned for. */
    public Standing with(Map<Freshness.Rpm, Set<RpmVersion>> wanted) {
        return new Standing(id, event, bumped, begun, sent, ended, told, waitedFor, wanted);
    }

    /** Whether it was planned for this very change within ten minutes: then this is an echo, later a new request. */
    boolean toldOf(String contentType, Artifact constituent, String revision, Instant received) {
        return told(contentType, constituent, revision)
                .anyMatch(each -> Duration.between(each.at(), received).abs().compareTo(ECHO) <= 0);
    }

    /** Whether it was planned for this very change, whenever that was, and has not ended yet. */
    boolean runsFor(String contentType, Artifact constituent, String revision) {
        return ended == null
                && told(contentType, constituent, revision).findAny().isPresent();
    }

    private Stream<Told> told(String contentType, Artifact constituent, String revision) {
        return told.stream()
                .filter(each -> !revision.isEmpty()
                        && each.contentType().equals(contentType)
                        && each.constituent().equals(constituent)
                        && each.revision().equals(revision));
    }

    /** Whether nobody asked the build system for it yet. */
    boolean toBeSent() {
        return bumped && sent == null && ended == null;
    }

    /**
     * Whether a change of a constituent that was told at that moment is in it: constituents are taken as they are when
     * the build system is asked, its own source as it is when the bump is made.
     */
    boolean tookIn(boolean ownSource, Instant received) {
        return bumped && (ownSource ? received.isBefore(begun) : sent == null || received.isBefore(sent));
    }

    /** Whether another build was there when this one was sent. */
    boolean stoodOn(Standing other) {
        return waitedFor.contains(other.id) || other.ended != null && (sent == null || other.ended.isBefore(sent));
    }
}
