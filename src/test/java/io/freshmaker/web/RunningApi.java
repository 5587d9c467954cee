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
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.Database;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.Engine;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.TestDatabase;
import io.freshmaker.store.TypeNames;
import io.freshmaker.why.VerifiedImages;
import io.freshmaker.why.Why;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;

/** The API on a free port, over a database of its own. */
final class RunningApi implements AutoCloseable {

    static final int PAGE_LIMIT = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase tables;
    private final Database database;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpServers servers = new HttpServers(new HttpLimits(60, 8_000, 4_000, 1_000, 50));
    private final int port;

    RunningApi(String... statements) throws Exception {
        this(Engine.embedded(), statements);
    }

    RunningApi(Engine engine, String... statements) throws Exception {
        tables = new TestDatabase(engine);
        database = tables.database();
        sql(statements);
        var types = new TypeNames(database);
        context.addRoutes(new ApiRoutes(
                List.of(
                        new EventsApi(new EventPages(database), PAGE_LIMIT),
                        new DecisionsApi(new DecisionPages(database), PAGE_LIMIT),
                        new HistoryApi(database, PAGE_LIMIT),
                        new WhyApi(new Why(database)),
                        new VerifyApi(images()),
                        new BuildsApi(new BuildPages(database), types, PAGE_LIMIT),
                        new ComposesApi(new ComposePages(database), PAGE_LIMIT),
                        new SigningsApi(new SigningPages(database), PAGE_LIMIT),
                        new NamesApi(types, "1.2.3", "none")),
                new OpenGate(false)));
        var router = servers.router(context);
        context.start();
        port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
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

    Database database() {
        return database;
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
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
        context.stop();
        servers.close();
        tables.close();
    }
}
