package io.freshmaker.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A module build service without builders: real HTTP and real git, while the builds go by themselves from init to
 * ready, each state published. It answers in the shapes, statuses and words of MBS 3.0.
 */
public final class MbsStandIn implements AutoCloseable {

    private static final String TOPIC = "mbs.module.state.change";
    private static final Logger LOG = LoggerFactory.getLogger(MbsStandIn.class);

    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sandbox-mbs"));
    private final Faults faults = new Faults();
    private final Ledger ledger = new Ledger();
    private final Script script = new Script();
    private final Publisher publisher;
    private final ModuleBuilds builds;
    private final ModuleBuildJson json;
    private final BuildProgress progress;
    private final Imports imports;
    private final LoopbackServer server;

    private MbsStandIn(MbsOptions options, Publisher publisher) {
        this.publisher = publisher;
        SourceGit git = new SourceGit(options.gitUrl());
        builds = new ModuleBuilds(stateFile(options), clock, this::announce);
        json = new ModuleBuildJson(builds);
        Accounts accounts = new Accounts(options.accounts());
        progress = new BuildProgress(builds, git, script, options.step(), timer);
        imports = new Imports(builds, git);
        MbsApi api = new MbsApi(
                builds, json, new ModuleBuildCommands(builds, accounts, new Submissions(builds, git), progress));
        server =
                new LoopbackServer("MBS", options.port(), new Reception(api, accounts, faults, ledger, clock)::receive);
    }

    /** Starts one; builds found in its state file go on from where they were. */
    public static MbsStandIn start(MbsOptions options, Publisher publisher) {
        return start(options, publisher, plain -> {});
    }

    /** The same, with a script that counts for the builds found in the state file too. */
    static MbsStandIn start(MbsOptions options, Publisher publisher, Consumer<MbsStandIn> script) {
        MbsStandIn started = new MbsStandIn(options, publisher);
        script.accept(started);
        try {
            started.server.listen();
        } catch (IllegalStateException deaf) {
            started.close();
            throw deaf;
        }
        started.builds.all().forEach(started.progress::goOn);
        return started;
    }

    private static StateFile<List<ModuleBuild>> stateFile(MbsOptions options) {
        return new StateFile<>(options.stateFile(), new TypeReference<>() {}, "module builds");
    }

    /** Where the service is, without the version of the API: {@code http://127.0.0.1:PORT/module-build-service}. */
    public String url() {
        return server.url() + "/module-build-service";
    }

    /** What {@code freshmaker.mbs.url} is set to: {@code http://127.0.0.1:PORT}. */
    public String base() {
        return server.url();
    }

    /**
     * Has a module ready that nobody submitted, and publishes nothing of it. Without buildrequires it is taken for a
     * base module. Where dist-git has the module's branch, its newest commit is what it was built from.
     *
     * @param buildrequires stream by module name; those must be ready
     * @param components branch by rpm name
     * @return the build's id; the same when it was imported before
     */
    public long importReady(
            String name, String stream, Map<String, String> buildrequires, Map<String, String> components) {
        return imports.ready(name, stream, buildrequires, components).id();
    }

    /** Withdraws all ready builds of a module stream, as the owners of MBS do with what nobody is to use any more. */
    public void discard(String name, String stream) {
        builds.all().stream()
                .filter(build -> build.state() == ModuleState.READY)
                .filter(build -> build.nsvc().name().equals(name)
                        && build.nsvc().stream().equals(stream))
                .forEach(build -> builds.change(
                        build.id(), build.trace().size(), seen -> seen.to(ModuleState.GARBAGE, null, builds.now())));
    }

    /** Has the builds of that module fail for that reason; the components that it names have failed. */
    public void fail(String name, String reason) {
        script.fail(name, reason);
    }

    /** Has the builds of that module stay so long in the state "build". */
    public void slow(String name, Duration duration) {
        script.slow(name, duration);
    }

    /** Has the builds of that module stay in the state "build" until they are cancelled, or let go. */
    public void stuck(String name) {
        script.stick(name);
    }

    /** Has the builds of that module go well again, those stuck as well. */
    public void letGo(String name) {
        script.clear(name);
        builds.all().stream()
                .filter(build -> build.nsvc().name().equals(name) && build.state() == ModuleState.BUILD)
                .forEach(progress::goOn);
    }

    /** The troubles of the next requests. */
    public Faults faults() {
        return faults;
    }

    /** Every submission that was received, in order. */
    public List<ReceivedSubmission> submissions() {
        return ledger.all();
    }

    /** Refuses connections from now on; the builds go on. */
    public void stopListening() {
        server.stop();
    }

    /** Takes connections again, on the port it had. */
    public void startListening() {
        server.listen();
    }

    private void announce(ModuleBuild build) {
        ObjectNode message = json.message(build);
        if (!timer.isShutdown()) {
            timer.execute(() -> publish(message));
        }
    }

    private void publish(ObjectNode message) {
        try {
            publisher.publish(TOPIC, message);
        } catch (RuntimeException failure) {
            LOG.warn("The state of module build {} could not be published", message.path("id"), failure);
        }
    }

    /** Ends it; what is kept in the state file goes on with the next start. */
    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
