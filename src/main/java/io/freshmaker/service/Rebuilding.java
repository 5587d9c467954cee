package io.freshmaker.service;

import io.freshmaker.build.Brakes;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.settings.Odcs;
import io.freshmaker.settings.Planning;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Approval;
import io.freshmaker.store.Budget;
import io.freshmaker.store.BuildTargets;
import io.freshmaker.store.Builds;
import io.freshmaker.store.Canceling;
import io.freshmaker.store.Composes;
import io.freshmaker.store.Database;
import io.freshmaker.store.Events;
import io.freshmaker.store.HeldBuilds;
import io.freshmaker.store.Holds;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.OrderedComposes;
import io.freshmaker.store.Pause;
import io.freshmaker.store.PauseSwitch;
import io.freshmaker.store.Pausing;
import io.freshmaker.store.PlanWriter;
import io.freshmaker.store.Replanning;
import io.freshmaker.store.Retrying;
import io.freshmaker.store.Stranded;
import io.freshmaker.store.Submissions;
import io.freshmaker.store.TaskFollowing;
import io.freshmaker.store.Turns;
import io.freshmaker.store.Waiting;
import io.freshmaker.submit.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the parts of the store that plan rebuilds, hold them and submit them, as the settings want them. */
final class Rebuilding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    /** Builds modules. */
    static final String MBS = "mbs";

    /** Builds images. */
    static final String KOJI = "koji";

    private final Settings settings;
    private final Database database;
    private final Brakes brakes;
    private final BuildTargets targets;
    private final PauseSwitch pauses;
    private final Waiting waiting;
    private final Stranded stranded;
    private final Holds holds;
    private final Builds builds;
    private final Pause pause;

    Rebuilding(Settings settings, Database database) {
        Planning planning = settings.planning();
        this.settings = settings;
        this.database = database;
        this.brakes = new Brakes(planning.hold(), planning.approvalAbove(), planning.storm(), planning.dryRun());
        var images = new TargetPattern(settings.koji().image().target());
        this.targets = new BuildTargets(Map.of(KOJI, images));
        this.pauses = new PauseSwitch(planning.dryRun());
        this.waiting = new Waiting(asked(), pauses, obstacles(settings));
        this.stranded = new Stranded(database, waiting);
        this.holds = new Holds(waiting, planning.approvalAbove());
        this.builds = new Builds(waiting);
        this.pause = new Pause(settings.pace().retryMax());
    }

    /** Says anew what builds wait for, as the configuration may be another one than before. */
    void explain() {
        waiting.explainAll(database);
        stranded.explain();
        stranded.sentence().ifPresent(LOG::warn);
    }

    /** What a person has to do for builds that are held, or whose build system is not configured any more. */
    String heldSentence() {
        String held = new HeldBuilds(database, pauses).sentence();
        return stranded.sentence().map(words -> held + " " + words).orElse(held);
    }

    /** @param replica who takes messages, for others to know when it is gone */
    Inbox inbox(Supplier<String> replica) {
        return new Inbox(database, pause, replica);
    }

    Events events(Inbox inbox) {
        return new Events(database, inbox, new PlanWriter(waiting, brakes, targets), holds);
    }

    /**
     * @param replica who takes submissions, for others to know when it is gone
     * @param tally is told of each answer by build system and outcome
     */
    Submissions submissions(Supplier<String> replica, BiConsumer<String, String> tally) {
        return new Submissions(database, builds, pause, pauses, Map.of(MBS, mbs(), KOJI, koji()), replica, tally);
    }

    /** @param replica who follows submissions, for others to know when it is gone */
    TaskFollowing taskFollowing(Supplier<String> replica) {
        return new TaskFollowing(database, builds, pause, koji(), replica);
    }

    /**
     * @param replica who takes composes, for others to know when it is gone
     * @param tally is told of each answer of ODCS by request and outcome
     */
    Composes composes(Supplier<String> replica, BiConsumer<String, String> tally) {
        return new Composes(database, builds, waiting, Composing.pace(settings.odcs()), pause, pauses, replica, tally);
    }

    /** What images are built with. */
    OrderedComposes orderedComposes() {
        return new OrderedComposes(
                waiting, Composing.pace(settings.odcs()), settings.odcs().handsOver() == Odcs.HandsOver.IDS);
    }

    Canceling canceling() {
        return new Canceling(database, waiting, builds);
    }

    Retrying retrying() {
        return new Retrying(database, waiting, targets);
    }

    Budget budget() {
        return new Budget(database, budgeted(), pauses, brakes.storm(), new Turns(database, builds, waiting));
    }

    Approval approval() {
        return new Approval(database, waiting, holds);
    }

    Pausing pausing() {
        return new Pausing(database, waiting);
    }

    Replanning replanning() {
        return new Replanning(database);
    }

    /** Whom builds wait for: the build systems that take them, and ODCS. */
    private Set<String> asked() {
        Set<String> asked = budgeted().stream().map(Pace::system).collect(Collectors.toSet());
        if (settings.odcs().configured()) {
            asked.add("odcs");
        }
        return asked;
    }

    /** The build systems that take builds. */
    private List<Pace> budgeted() {
        List<Pace> paces = new ArrayList<>();
        if (settings.mbs().configured()) {
            paces.add(mbs());
        }
        if (settings.koji().submits()) {
            paces.add(koji());
        }
        return paces;
    }

    private static Map<String, String> obstacles(Settings settings) {
        String stranger = "koji takes no builds from somebody it does not know: set freshmaker.koji.auth to password,"
                + " certificate or kerberos.";
        return settings.koji().configured() && !settings.koji().submits() ? Map.of(KOJI, stranger) : Map.of();
    }

    private Pace koji() {
        var koji = settings.koji();
        return new Pace(
                KOJI,
                koji.budget(),
                koji.targetBudget(),
                // Until a session is free and logged in, and for the answer.
                koji.timeout().multipliedBy(2),
                koji.settle(),
                koji.poll(),
                koji.deadline(),
                koji.attempts(),
                koji.retry());
    }

    private Pace mbs() {
        var mbs = settings.mbs();
        return new Pace(MBS, mbs.budget(), mbs.timeout(), mbs.settle(), mbs.poll(), mbs.deadline());
    }
}
