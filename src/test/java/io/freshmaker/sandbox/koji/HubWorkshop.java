package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A hub of a test, with a chain of images on Fedora 27, and a client of it. */
final class HubWorkshop implements AutoCloseable {

    static final String TARGET = "f27-container-candidate";
    static final ImageRecipe BASE = ImageRecipe.of("fedora-base", "f27")
            .version("27")
            .arches("x86_64", "aarch64")
            .packages("bash", "openssl-libs");
    static final ImageRecipe HTTPD = ImageRecipe.of("httpd-container", "f27")
            .version("2.4")
            .from("fedora-base")
            .packages("httpd");
    static final ImageRecipe WEBAPP =
            ImageRecipe.of("webapp-container", "f27").from("httpd-container").packages("webapp");

    final KojiStandIn hub;
    final HubClient client;
    final List<String> topics = new CopyOnWriteArrayList<>();
    final List<ObjectNode> messages = new CopyOnWriteArrayList<>();
    private final JsonNode session;
    private long callnum;

    HubWorkshop() {
        this(options -> options);
    }

    HubWorkshop(UnaryOperator<KojiOptions> changed) {
        KojiOptions options = KojiOptions.usual()
                .withStep(Duration.ofMillis(5))
                .with(new KojiOptions.Person("ada", "lovelace"))
                .with(new KojiOptions.Person("blocked", "secret", true));
        hub = KojiStandIn.start(
                changed.apply(options),
                (topic, msg) -> {
                    topics.add(topic);
                    messages.add(msg);
                },
                HubWorkshop::stock);
        client = new HubClient(hub.url());
        session = client.login();
    }

    private static void stock(KojiStandIn hub) {
        HubStock stock = hub.stock();
        stock.tag("f27-updates", "f27");
        stock.tag("f27-container-build", "f27-updates");
        stock.tag(TARGET, "f27-container");
        stock.target(TARGET, "f27-container-build", TARGET);
        List.of(BASE, HTTPD, WEBAPP).forEach(stock::describe);
        if (stock.newest("fedora-base").isPresent()) {
            return;
        }
        stock.rpm("openssl", "1:1.1.0f-9.fc27", "openssl", "openssl-libs").tag("f27");
        stock.rpm("bash", "4.4.12-13.fc27", "bash").tag("f27");
        stock.rpm("httpd", "2.4.28-1.fc27", "httpd").tag("f27");
        stock.rpm("webapp", "3-1.fc27", "webapp").tag("f27");
        stock.importBuilt(BASE);
        stock.importBuilt(HTTPD);
        stock.importBuilt(WEBAPP);
    }

    /** Ships the update that the chain is rebuilt for. */
    ImportedBuild update() {
        return hub.stock()
                .rpm("openssl", "1:1.1.0h-3.fc27", "openssl", "openssl-libs")
                .tag("f27-updates");
    }

    /** The answer in the workshop's session, with call numbers that go on. */
    synchronized JsonNode call(String method, Object... parameters) {
        return client.call(session, callnum++, method, parameters);
    }

    /** @throws AssertionError unless the call is answered with this fault */
    void faults(int code, String words, String method, Object... parameters) {
        assertThatThrownBy(() -> call(method, parameters))
                .isInstanceOfSatisfying(
                        HubClient.Fault.class, fault -> assertThat(fault.code).isEqualTo(code))
                .hasMessage(words);
    }

    /** The names of the fields that a struct has, in their order. */
    static String fields(JsonNode struct) {
        return String.join(" ", (Iterable<String>) struct::fieldNames);
    }

    /** A task that builds the image of that repository, with these options more. */
    long order(String repository, Map<String, Object> more) {
        Map<String, Object> opts = new LinkedHashMap<>(Map.of("git_branch", "f27"));
        opts.putAll(more);
        opts.values().removeIf("none"::equals);
        return call("buildContainer", src(repository), TARGET, opts).longValue();
    }

    static String src(String repository) {
        return "git://pkgs.example.org/container/" + repository + "#" + "e".repeat(40);
    }

    /** Waits for the task's end, and answers its state. */
    String ended(long task) {
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> hub.taskState(task), state -> !state.equals("FREE") && !state.equals("OPEN"));
    }

    /** The words with which the task failed. */
    String failure(long task) {
        ended(task);
        return call("getTaskResult", task, HubClient.with("raise_fault", false))
                .path("faultString")
                .asText();
    }

    /** The build that the task made. */
    JsonNode built(long task) {
        ended(task);
        return call("listBuilds", HubClient.with("taskID", task)).path(0);
    }

    @Override
    public void close() {
        hub.close();
    }
}
