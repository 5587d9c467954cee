package io.freshmaker.build;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.Shortlist;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the planned builds that need not be made, because one that was begun before provably holds all that they are
 * planned for. When in doubt it is made: a build too many does less harm than a change that is missing.
 */
public final class Coverage {

    private static final int NAMED = 3;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final String contentType;
    private final Instant received;
    private final Map<Artifact, Standing> standing;
    private final Wanted wanted;

    /** Of a plan for which nothing was shipped or signed. */
    public Coverage(String contentType, Instant received, Map<Artifact, Standing> standing) {
        this(contentType, received, standing, Shipped.NOTHING);
    }

    /**
     * @param contentType whose plan it is
     * @param received when the message came that is planned
     * @param standing the newest build of each artifact that is submitted or done
     * @param shipped what it is planned for
     */
    public Coverage(String contentType, Instant received, Map<Artifact, Standing> standing, Shipped shipped) {
        this.contentType = contentType;
        this.received = received;
        this.standing = Map.copyOf(standing);
        this.wanted = new Wanted(shipped);
    }

    /**
     * Whether one planned build need not be made.
     *
     * @param by the build that holds all of it; null when there is none
     * @param why a sentence for either case
     */
    public record Answer(Standing by, String why) {

        /** Whether there is such a build. */
        public boolean covered() {
            return by != null;
        }
    }

    /** One answer for each build of a plan, in which every prerequisite stands before what needs it. */
    public Map<Artifact, Answer> of(List<PlannedBuild> builds) {
        Map<Artifact, Answer> answers = new HashMap<>();
        builds.forEach(build -> answers.put(build.artifact(), answer(build, answers)));
        return answers;
    }

    private Answer answer(PlannedBuild build, Map<Artifact, Answer> before) {
        Standing found = standing.get(build.artifact());
        if (found == null) {
            return new Answer(null, "no build of it was begun lately");
        }
        for (Artifact prerequisite : build.prerequisites()) {
            Answer earlier = before.get(prerequisite);
            if (!earlier.covered()) {
                return new Answer(null, prerequisite.label() + " is rebuilt first");
            }
            if (!found.stoodOn(earlier.by())) {
                return new Answer(
                        null, "build " + found.id() + " was sent before " + prerequisite.label() + " was done");
            }
        }
        Set<Artifact> waits = new HashSet<>(build.prerequisites());
        List<String> built = new ArrayList<>();
        for (Cause cause : build.causes()) {
            if (waits.contains(cause.constituent()) || holds(found, build, cause)) {
                continue;
            }
            List<String> rpms = wanted.builtInto(found, build.artifact(), cause.constituent(), received);
            if (rpms.isEmpty()) {
                return new Answer(
                        null,
                        "build " + found.id() + " may lack "
                                + cause.constituent().label() + ": " + cause.reason());
            }
            built.addAll(rpms);
        }
        String which = "build " + found.id() + " of event " + found.event();
        return new Answer(
                found,
                built.isEmpty()
                        ? which + " holds it already"
                        : which + (found.ended() == null ? " is rebuilding it with " : " has rebuilt it with ")
                                + Shortlist.of(built, NAMED) + " since " + CLOCK.format(found.begun()));
    }

    /**
     * An image that was sent before it was planned for the change may lack it, whenever the change was told: its rpms
     * come from repositories that are made now and then, and from its parent as it was. A build that is still to be sent
     * is as good as a new one, except for what is to be had from composes alone.
     */
    private boolean holds(Standing found, PlannedBuild build, Cause cause) {
        boolean image = build.artifact().type().equals(Artifact.IMAGE);
        boolean own = cause.constituent().equals(build.artifact())
                || !build.commit().isEmpty() && cause.revision().equals(build.commit());
        return image && found.runsFor(contentType, cause.constituent(), cause.revision())
                || found.toldOf(contentType, cause.constituent(), cause.revision(), received)
                || (image && !own ? found.toBeSent() && !wanted.composed() : found.tookIn(own, received));
    }
}
