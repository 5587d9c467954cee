package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.odcs.OdcsOptions;
import io.freshmaker.sandbox.odcs.OdcsStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gets into an image from a compose, and from a tag into a compose. */
class ComposedImagesTest {

    private static final String PENDING = "f27-updates-testing-pending";
    private static final String SIGNED = "openssl-1.1.0h-3.fc27";

    private final HubWorkshop workshop = new HubWorkshop();
    private final OdcsStandIn odcs = OdcsStandIn.start(
            OdcsOptions.usual().withStep(Duration.ofMillis(5)).from(workshop.hub.stock()::repository),
            (topic, msg) -> {});

    @BeforeEach
    void signs() {
        workshop.hub.stock().repositories(odcs::builds);
        workshop.hub.stock().tag(PENDING, "f27");
        workshop.hub
                .stock()
                .rpm("openssl", "1:1.1.0h-3.fc27", "openssl", "openssl-libs")
                .tag(PENDING);
    }

    @AfterEach
    void close() {
        odcs.close();
        workshop.close();
    }

    private long compose(String source) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(odcs.url() + "/api/1/composes/"))
                .POST(HttpRequest.BodyPublishers.ofString(("{'source': {" + source + "}}").replace('\'', '"')))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        long id = odcs.requests().size();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> !odcs.state(id).matches("wait|generating"));
        return id;
    }

    private String file(long compose) {
        return odcs.url() + "/composes/odcs-" + compose + "/compose/Temporary/odcs-" + compose + ".repo";
    }

    @Test
    void aComposeHoldsTheNewestBuildsOfItsTagOrTheBuildsItNames() throws Exception {
        long tag = compose("'type': 'tag', 'source': '" + PENDING + "', 'packages': ['openssl-libs', 'bash']");
        long build = compose("'type': 'build', 'builds': ['" + SIGNED + "']");
        long nothing = compose("'type': 'tag', 'source': 'f99'");
        long unbuilt = compose("'type': 'build', 'builds': ['a-1-1']");

        assertThat(odcs.builds(file(tag))).isEqualTo(List.of("bash-4.4.12-13.fc27", SIGNED));
        assertThat(odcs.builds(String.valueOf(build))).containsExactly(SIGNED);
        assertThat(odcs.state(nothing)).isEqualTo("failed");
        assertThat(odcs.state(unbuilt)).isEqualTo("failed");
    }

    @Test
    void anImageHoldsWhatTheRepositoriesOfItsOrderAdd() throws Exception {
        long compose = compose("'type': 'build', 'builds': ['" + SIGNED + "']");

        for (Map<String, Object> order : List.<Map<String, Object>>of(
                Map.of("yum_repourls", List.of(file(compose))), Map.of("compose_ids", List.of(compose)))) {
            JsonNode with = workshop.built(workshop.order("fedora-base", order));
            assertThat(contents(with)).contains("openssl-libs-1.1.0h-3.fc27");
        }
        JsonNode without = workshop.built(workshop.order("fedora-base", Map.of()));
        assertThat(contents(without)).contains("openssl-libs-1.1.0f-9.fc27");
    }

    private List<String> contents(JsonNode build) {
        return workshop.hub.stock().contents(build.path("nvr").asText(), "x86_64");
    }

    @Test
    void anImageWhoseRepositoryIsGoneFails() throws Exception {
        long compose = compose("'type': 'build', 'builds': ['" + SIGNED + "']");
        odcs.remove(compose);

        assertThat(workshop.failure(workshop.order("fedora-base", Map.of("yum_repourls", List.of(file(compose))))))
                .contains("Status code: 404 for " + file(compose));
        assertThat(workshop.failure(workshop.order("fedora-base", Map.of("compose_ids", List.of(compose)))))
                .contains("Compose " + compose + " is not done");
    }
}
