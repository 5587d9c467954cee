package io.freshmaker.sandbox.odcs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.sandbox.LoopbackServer;
import io.freshmaker.sandbox.Publisher;
import io.freshmaker.sandbox.StateFile;
import io.freshmaker.sandbox.odcs.OdcsOptions.Messages;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ODCS without Pungi: real HTTP, while composes go by themselves from wait to done and, when their time is over, to
 * removed, each state published. It also serves the repository files, though nothing is behind them.
 */
public final class OdcsStandIn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OdcsStandIn.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sandbox-odcs"));
    private final MovableClock clock = new MovableClock();
    private final OdcsFaults faults = new OdcsFaults();
    private final ComposerScript script = new ComposerScript();
    private final Messages messages;
    private final Publisher publisher;
    private final Composes composes;
    private final ComposeJson json;
    private final Composer composer;
    private final ComposeLedger ledger;
    private final OdcsReception reception;
    private final LoopbackServer server;

    private OdcsStandIn(OdcsOptions options, Publisher publisher) {
        this.messages = options.messages();
        this.publisher = publisher;
        composes = new Composes(
                new StateFile<>(options.stateFile(), new TypeReference<>() {}, "composes"), clock, this::changed);
        json = new ComposeJson(this::url);
        composer = new Composer(composes, script, options.supply(), options.step(), timer);
        OdcsLogins logins = new OdcsLogins(options);
        ledger = new ComposeLedger(logins, clock);
        OdcsApi api = new OdcsApi(
                composes,
                json,
                new ComposeQuery(composes, json),
                new ComposeCommands(composes, logins, composer, options),
                new RepositoryFiles(composes, this::url));
        reception = new OdcsReception(api, faults, ledger);
        server = new LoopbackServer("ODCS", options.port(), reception::receive);
    }

    /** Starts one; composes found in its state file go on from where they were. */
    public static OdcsStandIn start(OdcsOptions options, Publisher publisher) {
        return start(options, publisher, plain -> {});
    }

    /** The same with how composes are to go, before the first request and for those found in the state file too. */
    public static OdcsStandIn start(OdcsOptions options, Publisher publisher, Consumer<OdcsStandIn> prepared) {
        OdcsStandIn started = new OdcsStandIn(options, publisher);
        try {
            prepared.accept(started);
            started.server.listen();
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
        started.composes.all().forEach(started.composer::goOn);
        return started;
    }

    /** What {@code freshmaker.odcs.url} is set to: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return server.url();
    }

    /** How the next composes are to go. */
    public ComposerScript script() {
        return script;
    }

    /** Has the composes of that word go well again, those stuck as well. */
    public void letGo(String word) {
        script.clear(word);
        composes.all().stream()
                .filter(compose -> compose.in(ComposeState.GENERATING))
                .forEach(composer::goOn);
    }

    /** The troubles of the next requests. */
    public OdcsFaults faults() {
        return faults;
    }

    /** Puts its clock forward; what expired in the meantime is removed when this returns. */
    public void advance(Duration time) {
        clock.forward(time);
        composes.all().forEach(compose -> composer.expire(compose.id()));
    }

    /** Removes a compose before its time, as an admin would. */
    public void remove(long id) {
        composes.change(id, Compose::stored, compose -> compose.unwanted("admin", composes.now()))
                .orElseThrow(() -> new IllegalArgumentException("ODCS has nothing stored of compose " + id + "."));
        composer.expire(id);
    }

    /** The name of the compose's state, such as {@code generating}. */
    public String state(long id) {
        return find(id).state().word();
    }

    private Compose find(long id) {
        return composes.find(id).orElseThrow(() -> new IllegalArgumentException("ODCS has no compose " + id + "."));
    }

    /**
     * The NVRs of the builds in the repository of a compose, as builders of images see it.
     *
     * @param named the URL of its file, or the id of the compose
     * @throws IllegalStateException when it is not there, not yet or no more
     */
    public List<String> builds(String named) {
        Compose compose = named.matches("\\d{1,18}")
                ? composes.find(Long.parseLong(named))
                        .filter(one -> one.in(ComposeState.DONE))
                        .orElseThrow(() -> new IllegalStateException("Compose " + named + " is not done"))
                : RepositoryFiles.at(URI.create(named).getPath())
                        .filter(composes::serves)
                        .map(this::find)
                        .orElseThrow(() -> new IllegalStateException("Status code: 404 for " + named));
        return compose.holds();
    }

    /** Every request that was to make, change or remove a compose, in order. */
    public List<ReceivedCompose> requests() {
        return ledger.all();
    }

    /** The ids of the composes that were made since the start, by {@link io.freshmaker.compose.ComposeNeed#key}. */
    public Map<String, List<Long>> made() {
        return ledger.made();
    }

    /** How many requests that only read came in. */
    public int reads() {
        return reception.reads();
    }

    /** Refuses connections from now on; the composes go on. */
    public void stopListening() {
        server.stop();
    }

    /** Takes connections again, on the port it had. */
    public void startListening() {
        server.listen();
    }

    private void changed(Compose compose) {
        if (!timer.isShutdown()) {
            if (messages != Messages.NONE) {
                ObjectNode msg = JsonNodeFactory.instance.objectNode().put("event", "state-changed");
                msg.set("compose", json.told(compose));
                timer.execute(() -> publish(msg));
            }
            composer.goOn(compose);
        }
    }

    private void publish(ObjectNode msg) {
        try {
            publisher.publish(messages == Messages.UMB ? "odcs.state.change" : "odcs.compose.state-changed", msg);
        } catch (RuntimeException failure) {
            LOG.warn("The state of a compose could not be published", failure);
        }
    }

    /** Ends it; what is kept in the state file goes on with the next start. */
    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
