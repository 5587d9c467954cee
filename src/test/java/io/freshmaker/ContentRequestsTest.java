package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Messages;
import io.freshmaker.plan.Cause;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.Received;
import io.freshmaker.service.ContentTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped content types plan for people who ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentRequestsTest {

    private static final String UPDATE = "{\"update\": {\"alias\": \"FEDORA-2018-1\", \"status\": \"%s\", \"type\":"
            + " \"security\", \"builds\": [{\"nvr\": \"lantern-3.4-1.fc27\", \"type\": \"rpm\"}], \"release\":"
            + " {\"name\": \"F27\", \"branch\": \"f27\", \"stable_tag\": \"f27-updates\"}}}";

    private HttpServer bodhi;
    private ContentTypes contentTypes;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        bodhi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/updates/FEDORA-2018-1", 200, UPDATE.formatted("stable"));
        answer("/updates/FEDORA-2018-2", 200, UPDATE.formatted("testing"));
        answer("/updates/FEDORA-2018-3", 404, "{\"status\": \"error\", \"errors\": []}");
        answer("/updates/FEDORA-2018-4", 502, "<html>Bad gateway</html>");
        bodhi.start();
        contentTypes = new ContentTypes(
                Map.of(
                        "freshmaker.bodhi.url",
                        "http://127.0.0.1:" + bodhi.getAddress().getPort() + "/",
                        "freshmaker.data",
                        folder.toString()),
                List.of());
    }

    private void answer(String path, int status, String body) {
        bodhi.createContext(path, exchange -> {
            boolean json =
                    "application/json".equals(exchange.getRequestHeaders().getFirst("Accept"));
            byte[] bytes = (json ? body : "<html>for people</html>").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterAll
    void stop() {
        contentTypes.close();
        bodhi.stop(0);
    }

    private List<Part> ask(String topic, String body, String... only) {
        BusMessage message = Messages.of("freshmaker.manual." + topic, body);
        var request = new ManualRequest("jane", false, false, Set.of(only), "", "a bad mirror");
        return contentTypes.ask(new Received(1, message, request, 1, Set.of())).parts().stream()
                .filter(Part::ours)
                .toList();
    }

    private Draft update(String alias) {
        return ask("update", "{\"update\": \"" + alias + "\"}").get(0).draft();
    }

    private static List<String> labels(Draft draft) {
        return draft.plan().builds().stream()
                .map(PlannedBuild::artifact)
                .map(Artifact::label)
                .toList();
    }

    @Test
    void anUpdateIsAskedForAtBodhi() {
        Draft draft = update("FEDORA-2018-1");

        assertThat(labels(draft)).containsExactly("base-container:f27", "httpd-container:f27");
        assertThat(draft.shipped().urgent()).isTrue();
        assertThat(draft.plan().builds().get(0).causes())
                .containsExactly(new Cause(
                        Artifact.rpm("lantern", "f27"),
                        "lantern-3.4-1.fc27 shipped in FEDORA-2018-1, asked for by jane: a bad mirror, holds"
                                + " lantern-libs 3.3-1.fc27",
                        "lantern-3.4-1.fc27"));
    }

    @Test
    void anUpdateThatIsNotOutIsNotRebuiltFor() {
        assertThat(update("FEDORA-2018-2").because())
                .isEqualTo("FEDORA-2018-1 is testing, and not stable. Rebuilt images would not hold it, so none is"
                        + " rebuilt.");
        assertThat(update("FEDORA-2018-3").because()).startsWith("Bodhi knows no update FEDORA-2018-3: ");
    }

    @Test
    void aBodhiInTroubleIsAskedAgain() {
        Part part = ask("update", "{\"update\": \"FEDORA-2018-4\"}").get(0);

        assertThat(part.finished()).isFalse();
        assertThat(part.failure()).contains("Bodhi answered 502: Bad gateway");
    }

    @Test
    void ofRpmsOnlyTheImagesThatAreNamedAreRebuilt() {
        Draft draft = ask("rpms", "{\"rpms\": [\"lantern-3.4-1.fc27\"]}", "base-container")
                .get(0)
                .draft();

        assertThat(labels(draft)).containsExactly("base-container:f27");
        assertThat(draft.plan().decisions())
                .filteredOn(decision -> !decision.rebuild())
                .extracting(Decision::rule, Decision::reason)
                .containsExactly(tuple("request.only", "not rebuilt: not among what was asked for"));
    }

    @Test
    void modulesAndImagesAreEachPlannedForTheirSystem() {
        List<Part> parts = ask(
                "artifacts",
                "{\"artifacts\": [\"module:lighthouse:1.2\", \"module:lantern:3\", \"module:fog:1\", \"rpm:httpd:f27\","
                        + " \"image:gong-container:f27\", \"image:httpd-container:f27\", \"image:base-container:f27\"]}");

        assertThat(parts).extracting(part -> part.type().system()).containsExactlyInAnyOrder("mbs", "koji");
        Draft modules = parts.stream()
                .filter(part -> part.type().system().equals("mbs"))
                .findFirst()
                .orElseThrow()
                .draft();
        Draft images = parts.stream()
                .filter(part -> part.type().system().equals("koji"))
                .findFirst()
                .orElseThrow()
                .draft();
        assertThat(labels(modules)).containsExactly("lantern:3", "lighthouse:1.2");
        assertThat(modules.plan().decisions())
                .extracting(Decision::reason)
                .contains(
                        "not rebuilt: fog:1 is not known; look at ./freshmaker inventory show module:fog:1",
                        "not rebuilt: only modules and images are rebuilt by their names, and this is of type rpm; ask by"
                                + " the NVRs of rpms instead");
        assertThat(labels(images)).containsExactly("base-container:f27", "gong-container:f27", "httpd-container:f27");
        assertThat(images.plan().builds()).extracting(PlannedBuild::batch).containsExactly(0, 0, 1);
        assertThat(images.plan().builds())
                .extracting(PlannedBuild::originalNvr)
                .containsExactly("base-container-27-1", "", "httpd-container-2.4-3");
    }

    @Test
    void whatNobodyKnowsIsSaid() {
        Draft draft =
                ask("artifacts", "{\"artifacts\": [\"module:fog:1\"]}").get(0).draft();

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft.because()).startsWith("module:fog:1 is not rebuilt: fog:1 is not known; look at");
        assertThat(draft.plan().decisions()).hasSize(1);
    }
}
