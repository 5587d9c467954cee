package io.freshmaker.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.access.OpenGate;
import io.freshmaker.inventory.ImageStreamNames;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.release.Release;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TagPattern;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.shipped.ReleasesOfImages;
import io.freshmaker.store.Approval;
import io.freshmaker.store.AuditPages;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.Builds;
import io.freshmaker.store.Canceling;
import io.freshmaker.store.Changes;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.Database;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.Engine;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.Holds;
import io.freshmaker.store.Overrides;
import io.freshmaker.store.PauseSwitch;
import io.freshmaker.store.Replanning;
import io.freshmaker.store.Requests;
import io.freshmaker.store.Retrying;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.TestDatabase;
import io.freshmaker.store.TypeNames;
import io.freshmaker.store.Waiting;
import io.freshmaker.store.WorkNow;
import io.freshmaker.why.VerifiedImages;
import io.freshmaker.why.Why;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;

/** The API on a free port, over a database of its own. */
final class RunningApi implements AutoCloseable {

    static final int PAGE_LIMIT = 50;

    private final LoopbackClient client;
    private final TestDatabase tables;
    private final Database database;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpServers servers = new HttpServers(new HttpLimits(60, 8_000, 4_000, 1_000, 50));
    private final ChangeStreams streams;
    private final Router router;
    private final List<ApiPart> parts;
    private final Canceling canceling;
    private final int port;

    RunningApi(String... statements) throws Exception {
        this(Engine.embedded(), statements);
    }

    RunningApi(Engine engine, String... statements) throws Exception {
        this(engine, own -> List.of(), statements);
    }

    /** @param more beside the parts that need nothing but the database */
    RunningApi(Engine engine, Function<Database, List<ApiPart>> more, String... statements) throws Exception {
        tables = new TestDatabase(engine);
        database = tables.database();
        sql(statements);
        var types = new TypeNames(database);
        streams = new ChangeStreams(
                new Changes(database),
                new StreamLimits(2, Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofMillis(500)));
        var gate = new OpenGate(false);
        var events = new EventsApi(new EventPages(database), PAGE_LIMIT);
        var builds = new BuildsApi(new BuildPages(database), types, PAGE_LIMIT);
        var waiting = new Waiting(Set.of("mbs"), new PauseSwitch(false));
        canceling = new Canceling(database, waiting, new Builds(waiting));
        var retrying = new Retrying(database, waiting);
        var stores = new EventActions.Stores(
                canceling,
                retrying,
                new Approval(database, waiting, new Holds(waiting, 500)),
                new Replanning(database));
        parts = new ArrayList<>(more.apply(database));
        parts.addAll(List.of(
                events,
                new EventActions(events, stores, gate),
                builds,
                new BuildActions(builds, canceling, retrying, gate),
                new DecisionsApi(new DecisionPages(database), types, PAGE_LIMIT),
                new HistoryApi(database, PAGE_LIMIT),
                new WhyApi(new Why(database)),
                new VerifyApi(images()),
                new RebuildApi(new Requests(database), new Overrides(database), new EventPages(database), "none", true),
                new ComposesApi(new ComposePages(database), PAGE_LIMIT),
                new SigningsApi(new SigningPages(database), PAGE_LIMIT),
                new ChangesApi(streams),
                new NowApi(new WorkNow(database, new PauseSwitch(false)), PAGE_LIMIT),
                new AuditApi(new AuditPages(database), PAGE_LIMIT),
                new NamesApi(types, "1.2.3", "none")));
        var api = new ApiRoutes(parts, gate, "1.2.3");
        context.addRoutes(api);
        router = servers.router(context);
        api.on(router);
        context.start();
        port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
        client = new LoopbackClient(port);
    }

    /** Images of f27 and f28 belong to a release; the policy keeps one of them out, and content types rebuild images. */
    private VerifiedImages images() {
        Policy policy = new PolicyReader().read("policy.yaml", """
                        global:
                          image:
                            allow: {image_name: .*}
                            block: {name: blocked-container, target: f27-.*}
                        """);
        Release family = new Release(
                "f27-family",
                3,
                Release.Shipping.BODHI,
                List.of(new TagPattern("f(27|28)-updates")),
                List.of(),
                "",
                List.of("f$1"));
        Release other = new Release("other", 9, Release.Shipping.BODHI, List.of(), List.of(), "", List.of("f2", "f27"));
        return new VerifiedImages(
                new ImageStreamNames(database),
                () -> policy,
                List.of("update-shipped"),
                new ReleasesOfImages(
                        new Releases("releases.yaml", List.of(family, other)),
                        new TargetPattern("{branch}-candidate"),
                        Optional.empty()));
    }

    void sql(String... statements) {
        database.read(handle -> {
            for (String statement : statements) {
                handle.execute(statement);
            }
            return null;
        });
    }

    ChangeStreams streams() {
        return streams;
    }

    /** Method and path of every operation that a client can reach. */
    Set<String> routed() {
        Set<String> routed = new TreeSet<>();
        router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.getName() != null)
                .forEach(route -> route.methods()
                        .forEach(method -> routed.add(method.name().toLowerCase(Locale.ROOT) + " "
                                + route.getName()
                                        .replaceAll(":([a-z_]+)", "{$1}")
                                        .replaceFirst("/$", ""))));
        return routed;
    }

    /** Every operation that is served. */
    List<Endpoint> endpoints() {
        return parts.stream().flatMap(part -> part.endpoints().stream()).toList();
    }

    Canceling canceling() {
        return canceling;
    }

    Database database() {
        return database;
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return client.uri(path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return client.send(request);
    }

    /** Sends JSON. */
    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** The body of a 200. */
    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + " " + response.body());
        }
        return tree(response);
    }

    static JsonNode tree(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Override
    public void close() {
        streams.close();
        context.stop();
        servers.close();
        tables.close();
    }
}
