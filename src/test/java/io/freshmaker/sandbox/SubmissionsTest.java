package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {

    @TempDir
    Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void theVersionIsTheCommitTimeAfterThePlatform() {
        DistGitStandIn git = new DistGitStandIn(
                directory.resolve("git"), Clock.fixed(Instant.parse("2026-11-22T15:41:27Z"), ZoneOffset.UTC));
        String commit = git.create(
                "modules", "nail", "f27", Map.of("nail.yaml", Workshop.modulemd("nail", "platform: [f27]", "tip")));

        JsonNode build = Workshop.json(workshop.submit("nail", commit));

        assertThat(build.path("version").asText()).isEqualTo("2720261122144127");
        assertThat(build.path("context").asText()).isEqualTo("c117bc0d");
    }

    @Test
    void theSameCommitAgainIsAConflict() {
        workshop.mbs.stuck("hammer");
        String commit = workshop.module("hammer", "platform: [f27]", "claw");
        workshop.untilState(workshop.submitted("hammer", commit), "build");

        HttpResponse<String> again = workshop.submit("hammer", commit);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Workshop.json(again).path("message").asText())
                .isEqualTo("Module (state=2) already exists. Only a new build, resubmission of a failed build or build"
                        + " against new buildrequirements is allowed.");
        assertThat(workshop.mbs.submissions())
                .extracting(ReceivedSubmission::status, ReceivedSubmission::user, ReceivedSubmission::branch)
                .containsExactly(tuple(201, "smith", "f27"), tuple(409, "smith", "f27"));
    }

    @Test
    void anotherCommitOfTheSameSecondIsAConflict() throws Exception {
        workshop.mbs.stuck("hammer");
        String commit = workshop.module("hammer", "platform: [f27]", "claw");
        Instant second = workshop.git.log("modules", "hammer", "f27").get(0).committed();
        String twin;
        try (BareRepository repository = BareRepository.open(directory.resolve("git/modules/hammer.git"))) {
            twin = repository.commit("f27", Map.of(), "Bump", "smith", second);
        }

        workshop.submitted("hammer", commit);

        assertThat(workshop.submit("hammer", twin).statusCode()).isEqualTo(409);
    }

    @Test
    void aBumpIsABuildOfItsOwn() {
        String commit = workshop.module("hammer", "platform: [f27]", "claw");
        long first = workshop.submitted("hammer", commit);
        String bump = workshop.git.commit("modules", "hammer", "f27", Map.of(), "Bump", "smith");

        assertThat(workshop.submitted("hammer", bump)).isGreaterThan(first);
    }

    @Test
    void severalStreamsMakeSeveralBuildsAndTheOldApiShowsOne() {
        workshop.mbs.importReady("platform", "f28", Map.of(), Map.of());
        String commit = workshop.module("hammer", "platform: [f27, f28]", "claw");
        String other = workshop.module("nail", "platform: []", "tip");

        JsonNode list = Workshop.json(workshop.submit(2, "hammer", commit));
        JsonNode single = Workshop.json(workshop.submit(1, "nail", other));

        assertThat(list.at("/0/context")).isNotEqualTo(list.at("/1/context"));
        assertThat(StreamSupport.stream(list.spliterator(), false)
                        .map(build -> build.at("/buildrequires/platform/stream").asText() + " "
                                + build.path("version").asText().substring(0, 2))
                        .collect(Collectors.toList()))
                .containsExactly("f27 27", "f28 28");
        assertThat(single.isObject()).isTrue();
        assertThat(workshop.read("/1/module-builds/?name=nail")
                        .at("/meta/total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void isBuiltOnTheNewestReadyBuildOfWhatItNeeds() {
        long old = workshop.mbs.importReady("anvil", "f27", Map.of("platform", "f27"), Map.of("horn", "main"));
        String newer = workshop.module("anvil", "platform: [f27]", "horn");
        JsonNode anvil = workshop.untilState(workshop.submitted("anvil", newer), "ready");
        String commit = workshop.module("hammer", "platform: [f27], anvil: [f27]", "claw");

        JsonNode hammer = Workshop.json(workshop.submit("hammer", commit));

        assertThat(anvil.path("id").asLong()).isNotEqualTo(old);
        assertThat(hammer.at("/buildrequires/anvil/version").asText())
                .isEqualTo(anvil.path("version").asText());
        assertThat(hammer.at("/buildrequires/anvil/ref").asText()).isEqualTo(newer);
        assertThat(hammer.at("/buildrequires/anvil/koji_tag").asText())
                .isEqualTo(anvil.path("koji_tag").asText());
    }

    @Test
    void aScratchBuildIsAlwaysNew() {
        String commit = workshop.module("hammer", "platform: [f27]", "claw");
        String body = Workshop.JSON
                .createObjectNode()
                .put("scmurl", workshop.scmurl("hammer", commit))
                .put("branch", "f27")
                .put("scratch", true)
                .toString();

        JsonNode one = Workshop.json(workshop.send("POST", "/1/module-builds/", Workshop.TOKEN, body));
        JsonNode other = Workshop.json(workshop.send("POST", "/1/module-builds/", Workshop.TOKEN, body));

        assertThat(one.path("context").asText()).isEqualTo("c117bc0d_1");
        assertThat(other.path("context").asText()).isEqualTo("c117bc0d_2");
    }

    @Test
    void whatWasImportedIsReadyAtOnceAndSilently() {
        String source = workshop.module("anvil", "platform: [f27]", "horn");

        long id = workshop.mbs.importReady("anvil", "f27", Map.of("platform", "f27"), Map.of("horn", "main"));

        JsonNode build = workshop.read("/1/module-builds/" + id + "?verbose=true");
        assertThat(build.path("state_name").asText()).isEqualTo("ready");
        assertThat(build.path("scmurl").asText()).isEqualTo(workshop.scmurl("anvil", source));
        assertThat(build.path("modulemd").asText()).contains("horn:\n", "ref: main\n", "platform: [f27]\n");
        assertThat(build.at("/tasks/rpms/horn/state").asInt()).isEqualTo(ComponentBuild.COMPLETE);
        assertThat(workshop.mbs.importReady("anvil", "f27", Map.of("platform", "f27"), Map.of()))
                .as("imported again")
                .isEqualTo(id);
        assertThat(workshop.messages).isEmpty();
        assertThat(workshop.submit("anvil", source).statusCode()).isEqualTo(409);
    }
}
