package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.announce.Relay;
import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Intake;
import io.freshmaker.bus.IntakeCounts;
import io.freshmaker.bus.Listeners;
import io.freshmaker.bus.Patience;
import io.freshmaker.bus.Topics;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.content.ContentContext;
import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.ReleasesFile;
import io.freshmaker.content.Vocabulary;
import io.freshmaker.distgit.Bumps;
import io.freshmaker.distgit.DistGit;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.mbs.MbsAnswers;
import io.freshmaker.mbs.MbsRequests;
import io.freshmaker.mbs.ReadyModules;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.release.Releases;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.settings.BrokerKind;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.ComposesUnderWay;
import io.freshmaker.store.Database;
import io.freshmaker.store.Hints;
import io.freshmaker.store.Pause;
import io.freshmaker.store.Replica;
import io.freshmaker.web.Health;
import io.freshmaker.web.HealthCheck;
import io.freshmaker.why.VerifiedImages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.main.Main;

/** Builds the beans and gives them the names by which routes call them: the only place that does. */
final class Wiring {

    /** The build systems that content types may name. */
    static final Set<String> SYSTEMS = Set.of(Rebuilding.MBS, Rebuilding.KOJI);

    private final Settings settings;
    private final Home home;
    private final Database database;
    private final Optional<PolicyFile> policy;
    private final Optional<KojiHub> koji;
    private final MeterRegistry metrics;
    private final Rebuilding rebuilding;

    final Listeners listeners = new Listeners();
    final Attachment attachment;
    final Patience patience = new Patience();
    final IntakeCounts counts;
    final Replica replica;
    private Relay relay;
    private Releases releases = Releases.NONE;

    /**
     * Keeps what the beans are made of.
     *
     * @param policy nothing when its file has mistakes, which still lets the content files be checked
     * @param koji nothing where there is no Koji to ask
     */
    Wiring(
            Settings settings,
            Home home,
            Database database,
            Optional<PolicyFile> policy,
            Optional<KojiHub> koji,
            MeterRegistry metrics) {
        this.settings = settings;
        this.home = home;
        this.database = database;
        this.policy = policy;
        this.koji = koji;
        this.metrics = metrics;
        this.rebuilding = new Rebuilding(settings, database);
        policy.ifPresent(file -> PolicyWatch.count(file, metrics));
        this.attachment = new Attachment(settings.bus().broker() == BrokerKind.RABBITMQ);
        this.counts = new IntakeCounts(metrics, Clock.systemUTC());
        this.replica = new Replica(
                database,
                HostName.unless(settings.replica().name()),
                settings.replica().role().label(),
                Version.text(),
                settings.replica().timeout());
    }

    /**
     * Gives the pipeline its beans and components.
     *
     * @param content the content types, started
     */
    void bind(Main pipeline, String busUrl, ContentContext content) {
        var inbox = rebuilding.inbox(replica::id);
        var submissions = rebuilding.submissions(replica::id, new SubmissionCounts(metrics));
        rebuilding.explain();
        var composes = rebuilding.composes(replica::id, new ComposeCounts(metrics));
        koji.ifPresent(hub -> new ImageRebuilding(settings, database)
                .bind(pipeline, hub, rebuilding.taskFollowing(replica::id), rebuilding.orderedComposes()));
        var readings = new InventoryWiring(settings, database, metrics)
                .bind(pipeline, new Pause(settings.pace().retryMax()), koji);
        var signings = signing().bind(pipeline, database, replica::id);
        var reader = new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), new ObjectMapper());

        pipeline.bind("database", database.dataSource());
        pipeline.bind("inbox", inbox);
        pipeline.bind("intake", new Intake(reader, listeners, inbox, counts, patience));
        pipeline.bind("listeners", listeners);
        pipeline.bind("events", new RecordedPlans(rebuilding.events(inbox), metrics));
        pipeline.bind("submissions", submissions);
        Composing.bind(pipeline, database, composes);
        pipeline.bind("budget", rebuilding.budget());
        pipeline.bind(
                "bumps",
                new Bumps(ChosenDistGit.access(settings).map(DistGit::new).orElse(null)));
        pipeline.bind("mbsRequests", new MbsRequests());
        pipeline.bind("mbsAnswers", new MbsAnswers(settings.mbs().url().toString()));
        pipeline.bind("readyModules", new ReadyModules());
        pipeline.bind("hints", new Hints(database, new ModuleStateReader()));
        pipeline.bind("retention", Kept.retention(settings.retention(), database));
        pipeline.bind("policyWatch", new PolicyWatch(policy.orElseThrow(), content.names()));
        relay = new AnnounceWiring(settings, database, replica).relay(busUrl);
        pipeline.bind("replica", replica);
        pipeline.bind("relay", relay);
        pipeline.bind(
                "retries", new Retries(inbox, submissions, composes, readings, signings, database.outage(), metrics));
        new Endpoints(settings, home).bind(pipeline, busUrl, listeners, attachment);
    }

    /**
     * What tells whether an image is rebuilt here.
     *
     * @param hub to read from, also where nothing is built
     */
    VerifiedImages verifiedImages(Optional<KojiHub> hub) {
        return new Verifying(settings, home).images(database, policy, hub);
    }

    /** What sends announcements; nothing before {@link #bind}. */
    Optional<Relay> relay() {
        return Optional.ofNullable(relay);
    }

    /** What stands between double braces in routes, once {@link #content} has read the releases. */
    Properties routeSettings() {
        return signing().routeSettings();
    }

    private SigningWiring signing() {
        return new SigningWiring(settings, new SignedReleases(releases), koji);
    }

    /** Starts the content types in force. */
    ContentContext content() {
        releases = ReleasesFile.read(home.releases());
        return new ContentContext(
                ContentFiles.in(home.content()),
                Vocabulary.read(home.kamelets(), RouteSettings.of(settings), SYSTEMS),
                listeners,
                new ContentBeans(settings, database, releases, koji)
                        .all(() -> policy.orElseThrow().inForce()),
                Optional.empty());
    }

    /** What makes the service ready, with the content types where it has a pipeline. */
    List<HealthCheck> checks(Optional<ContentContext> content, Optional<ChosenKoji> hub, Optional<ChosenOdcs> odcs) {
        var checks = new ArrayList<>(new State(database, attachment, counts, patience, policy, Clock.systemUTC())
                .checks(replica, content, rebuilding::heldSentence));
        // A login that fails holds up images and nothing else: it is told, and no reason to send work elsewhere.
        hub.ifPresent(chosen -> checks.add(
                new HealthCheck("koji", () -> Health.up(chosen.standing().sentence()))));
        odcs.ifPresent(chosen -> checks.add(
                new HealthCheck("odcs", () -> Health.up(chosen.standing().sentence()))));
        odcs.ifPresent(chosen ->
                checks.add(new HealthCheck("composes", () -> Health.up(new ComposesUnderWay(database).sentence()))));
        signing().check(database).ifPresent(checks::add);
        if (settings.announce().on()) {
            relay().ifPresent(
                            sender -> checks.add(new HealthCheck("announcements", () -> Health.up(sender.sentence()))));
        }
        return checks;
    }
}
