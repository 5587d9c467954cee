package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.BusComponent;
import io.freshmaker.bus.BusConnection;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Intake;
import io.freshmaker.bus.IntakeCounts;
import io.freshmaker.bus.Listeners;
import io.freshmaker.bus.Patience;
import io.freshmaker.bus.Topics;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.content.ContentContext;
import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.Vocabulary;
import io.freshmaker.distgit.Bumps;
import io.freshmaker.distgit.DistGit;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.mbs.MbsAnswers;
import io.freshmaker.mbs.MbsRequests;
import io.freshmaker.mbs.ReadyModules;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Budget;
import io.freshmaker.store.Builds;
import io.freshmaker.store.Database;
import io.freshmaker.store.Events;
import io.freshmaker.store.Hints;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Pause;
import io.freshmaker.store.PlanWriter;
import io.freshmaker.store.Retention;
import io.freshmaker.store.Submissions;
import io.freshmaker.store.Waiting;
import io.freshmaker.submit.Pace;
import io.freshmaker.web.Health;
import io.freshmaker.web.HealthCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.main.Main;

/** Builds the beans and gives them the names by which routes call them: the only place that does. */
final class Wiring {

    private static final String MBS = "mbs";

    /** The build systems that content types may name. */
    static final Set<String> SYSTEMS = Set.of(MBS);

    private final Settings settings;
    private final Home home;
    private final Database database;
    private final Optional<PolicyFile> policy;

    final Listeners listeners = new Listeners();
    final Attachment attachment = new Attachment();
    final Patience patience = new Patience();
    final IntakeCounts counts;

    /** @param policy nothing when its file has mistakes, which still lets the content files be checked */
    Wiring(Settings settings, Home home, Database database, Optional<PolicyFile> policy, MeterRegistry metrics) {
        this.settings = settings;
        this.home = home;
        this.database = database;
        this.policy = policy;
        policy.ifPresent(file -> PolicyWatch.count(file, metrics));
        this.counts = new IntakeCounts(metrics, Clock.systemUTC());
    }

    /**
     * Gives the pipeline its beans and components.
     *
     * @param content the content types, started
     */
    void bind(Main pipeline, String busUrl, ContentContext content) {
        var pause = new Pause(settings.pace().retryMax());
        var inbox = new Inbox(database, pause);
        var waiting = new Waiting(settings.mbs().configured() ? Set.of(MBS) : Set.of());
        waiting.explainAll(database);
        Pace mbs = new Pace(
                MBS,
                settings.mbs().budget(),
                settings.mbs().timeout(),
                settings.mbs().settle(),
                settings.mbs().poll(),
                settings.mbs().deadline());
        var submissions = new Submissions(database, new Builds(waiting), pause, Map.of(MBS, mbs));
        var fill = new InventoryFill(database, inventorySource(), pause);
        var reader = new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), new ObjectMapper());

        pipeline.bind("database", database.dataSource());
        pipeline.bind("inbox", inbox);
        pipeline.bind("intake", new Intake(reader, listeners, inbox, counts, patience));
        pipeline.bind("listeners", listeners);
        pipeline.bind("events", new Events(database, inbox, new PlanWriter(waiting)));
        pipeline.bind("submissions", submissions);
        pipeline.bind("budget", new Budget(database, settings.mbs().configured() ? List.of(mbs) : List.of()));
        pipeline.bind(
                "bumps",
                new Bumps(ChosenDistGit.access(settings).map(DistGit::new).orElse(null)));
        pipeline.bind("mbsRequests", new MbsRequests());
        pipeline.bind("mbsAnswers", new MbsAnswers());
        pipeline.bind("readyModules", new ReadyModules());
        pipeline.bind("inventoryFill", fill);
        pipeline.bind("hints", new Hints(database, new ModuleStateReader()));
        pipeline.bind("retention", retention());
        pipeline.bind("policyWatch", new PolicyWatch(policy.orElseThrow(), content.names()));
        pipeline.bind("retries", new Retries(inbox, submissions, fill, database.outage()));

        pipeline.bind("bus", new BusComponent(listeners, name -> "built-in"));
        pipeline.bind("kamelet", kamelets());
        pipeline.bind(
                "amqp",
                BusConnection.component(
                        BusConnection.factory(
                                busUrl,
                                settings.bus().user(),
                                settings.bus().password().value(),
                                settings.bus().prefetch()),
                        attachment,
                        settings.bus().consumers()));
    }

    /** Starts the content types in force. */
    ContentContext content() {
        return new ContentContext(
                ContentFiles.in(home.content()),
                Vocabulary.read(home.kamelets(), RouteSettings.of(settings), SYSTEMS),
                listeners,
                new ContentBeans(settings, database)
                        .all(() -> policy.orElseThrow().inForce()),
                Optional.empty());
    }

    /** What makes the service ready: without these it can't do its work. */
    List<HealthCheck> checks(ContentContext content) {
        var state = new State(database, attachment, counts, patience, policy.orElseThrow(), Clock.systemUTC());
        return List.of(
                new HealthCheck("database", state::database),
                new HealthCheck("bus", state::bus),
                new HealthCheck("inventory", state::inventory),
                new HealthCheck("policy", state::policy),
                new HealthCheck(
                        "content-types", () -> Health.up(String.join(", ", content.names()) + " are in force.")));
    }

    private KameletComponent kamelets() {
        var component = new KameletComponent();
        component.setLocation("file:" + home.kamelets().toAbsolutePath());
        component.setNoErrorHandler(true);
        return component;
    }

    private String inventorySource() {
        return settings.mbs().configured() ? settings.inventory().source() : "none";
    }

    private Retention retention() {
        return new Retention(
                database,
                settings.retention().inbox(),
                settings.retention().unreadable(),
                settings.retention().events());
    }
}
