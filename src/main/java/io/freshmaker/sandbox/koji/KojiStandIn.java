package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.core.type.TypeReference;
import io.freshmaker.sandbox.LoopbackServer;
import io.freshmaker.sandbox.Publisher;
import io.freshmaker.sandbox.StateFile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * A Koji hub with its builders and OSBS: real HTTP, XML-RPC, sessions and tables, while image builds go by themselves. It
 * answers in the shapes, types, faults and words of a hub 1.35 with the plugin koji-containerbuild.
 */
public final class KojiStandIn implements AutoCloseable {

    static final String ADMIN = "admin";

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sandbox-koji"));
    private final HubFaults faults = new HubFaults();
    private final BuilderScript script = new BuilderScript();
    private final HubState state;
    private final HubSessions sessions;
    private final OrderLedger ledger;
    private final News news;
    private final TaskProgress progress;
    private final HubStock stock;
    private final HubReception reception;
    private final LoopbackServer server;

    private KojiStandIn(KojiOptions options, Publisher publisher) {
        Clock clock = Clock.systemUTC();
        state = new HubState(
                new StateFile<>(options.stateFile(), new TypeReference<>() {}, "builds and tasks of Koji"), clock);
        seat(options);
        sessions = new HubSessions(options);
        ledger = new OrderLedger(clock);
        news = news(options.messages(), publisher);
        HubTags tags = new HubTags(state);
        Recipes recipes = new Recipes();
        ImageBuilder builder = new ImageBuilder(state, tags, recipes, script, news);
        progress = new TaskProgress(state, builder, recipes, script, news, options.step(), timer);
        stock = new HubStock(state, tags, builder, recipes, news);
        reception =
                new HubReception(new HubMethods(state, sessions, tags, this::changed), state, sessions, faults, ledger);
        server = new LoopbackServer("Koji", options.port(), reception::receive);
    }

    private News news(KojiOptions.Messages messages, Publisher publisher) {
        var queued = new QueuedPublisher(publisher, timer);
        return switch (messages) {
            case NONE -> new FedoraNews(state, (topic, msg) -> {});
            case FEDORA -> new FedoraNews(state, queued);
            case BREW -> new BrewNews(state, queued);
        };
    }

    private void seat(KojiOptions options) {
        state.locked(() -> {
            state.users.first(ADMIN).orElseGet(() -> state.users.put(new HubUser(1, ADMIN, null, false, true)));
            for (KojiOptions.Person person : options.users()) {
                long id = state.users.first(person.name()).map(HubUser::id).orElseGet(state.users::next);
                state.users.put(new HubUser(id, person.name(), person.password(), person.blocked(), false));
            }
            return state;
        });
    }

    /** Starts one; tasks found in its state file go on from where they were. */
    public static KojiStandIn start(KojiOptions options, Publisher publisher) {
        return start(options, publisher, plain -> {});
    }

    /** The same with what it is to know, and how builds are to go, before the first request and the first task. */
    public static KojiStandIn start(KojiOptions options, Publisher publisher, Consumer<KojiStandIn> prepared) {
        KojiStandIn started = new KojiStandIn(options, publisher);
        try {
            prepared.accept(started);
            started.server.listen();
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
        started.state.locked(() -> List.copyOf(started.state.tasks.all())).forEach(started.progress::goOn);
        return started;
    }

    /** What {@code freshmaker.koji.url} is set to: {@code http://127.0.0.1:PORT/kojihub}. */
    public String url() {
        return server.url() + "/kojihub";
    }

    /** What it knows without anybody having submitted it: tags, targets, rpms, modules, images. */
    public HubStock stock() {
        return stock;
    }

    /** How the next builds of images are to go. */
    public BuilderScript script() {
        return script;
    }

    /** Has the builds of that image go well again, those stuck as well. */
    public void letGo(String image) {
        script.clear(image);
        goOn(image);
    }

    /** Has one build of that image fail for that reason, a stuck one first, and the others go well again. */
    public void letFail(String image, String reason) {
        script.clear(image);
        script.failTimes(image, 1, reason);
        goOn(image);
    }

    private void goOn(String image) {
        state.locked(() -> List.copyOf(state.tasks.all())).stream()
                .filter(task ->
                        task.state() == HubTask.OPEN && progress.image(task).equals(image))
                .forEach(progress::goOn);
    }

    /** Cancels a task as a person with the right to would; one that has ended stays as it is. */
    public void cancel(long task) {
        state.locked(() -> {
            HubTask found = state.tasks
                    .get(task)
                    .orElseThrow(() -> new IllegalArgumentException("The hub has no task " + task + "."));
            if (!found.ended()) {
                changed(found.state(), state.tasks.put(found.canceled(state.now())));
            }
            return found;
        });
    }

    /** The name of the task's state: {@code FREE}, {@code OPEN}, {@code CLOSED}, {@code CANCELED}, {@code FAILED}. */
    public String taskState(long task) {
        return state.locked(
                () -> HubTask.name(state.tasks.get(task).orElseThrow().state()));
    }

    /** The troubles of the next requests. */
    public HubFaults faults() {
        return faults;
    }

    /** Has every session be expired, as after a night; each can be renewed. */
    public void expireSessions() {
        sessions.each(HubSession::expire);
    }

    /** Every buildContainer that was received, in order. */
    public List<ReceivedOrder> orders() {
        return ledger.all();
    }

    /** The tasks made more than once, by their token, or by what they ask for where they have none. */
    public Map<String, List<Long>> duplicates() {
        return ledger.duplicates();
    }

    /** How many requests for that method came in; calls within a {@code multiCall} count as one of that. */
    public int calls(String method) {
        return reception.calls(method);
    }

    /** Refuses connections from now on; the builds go on. */
    public void stopListening() {
        server.stop();
    }

    /** Takes connections again, on the port it had. */
    public void startListening() {
        server.listen();
    }

    private void changed(Integer old, HubTask task) {
        news.task(old, task);
        progress.goOn(task);
    }

    /** Ends it; what is kept in the state file goes on with the next start. */
    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
