package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MbsRefusalsTest {

    private Workshop workshop;
    private Map<String, String> known;

    @BeforeEach
    void open(@TempDir Path directory) {
        workshop = new Workshop(directory);
        String commit = workshop.module("hammer", "platform: [f27]", "claw");
        String needy = workshop.module("needy", "platform: [f27], anvil: [f27]", "claw");
        String empty = workshop.git.create("modules", "empty", "f27", Map.of("README", "nothing"));
        String versioned =
                Workshop.modulemd("versioned", "platform: [f27]", "claw").replace("data:\n", "data:\n  version: 5\n");
        String versionedCommit =
                workshop.git.create("modules", "versioned", "f27", Map.of("versioned.yaml", versioned));
        known = Map.of(
                "{git}", workshop.git.url(),
                "{commit}", commit,
                "{scmurl}", workshop.scmurl("hammer", commit),
                "{needy}", workshop.scmurl("needy", needy),
                "{empty}", workshop.scmurl("empty", empty),
                "{versioned}", workshop.scmurl("versioned", versionedCommit));
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void saysWhatIsWrongInTheRecordedWords() throws IOException {
        for (JsonNode recorded : Shape.recorded("refusals")) {
            String[] request = recorded.path("request").asText().split(" ", 2);
            JsonNode body = recorded.path("body");
            String token = recorded.path("token").asText(Workshop.TOKEN);

            HttpResponse<String> answer = workshop.send(
                    request[0],
                    request[1],
                    token.isEmpty() ? null : token,
                    body.isMissingNode() ? null : filled(body.isTextual() ? body.asText() : body.toString()));

            ObjectNode expected = Workshop.JSON
                    .createObjectNode()
                    .put("error", MbsAnswer.phrase(recorded.path("status").asInt()))
                    .put("message", filled(recorded.path("says").asText()))
                    .put("status", recorded.path("status").asInt());
            String situation = recorded.path("situation").asText();
            assertThat(answer.body()).as(situation).isEqualTo(expected + "\n");
            assertThat(answer.statusCode())
                    .as(situation)
                    .isEqualTo(expected.path("status").asInt());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(situation)
                    .contains("application/json");
        }
    }

    @Test
    void makesNoBuildOfWhatItRefuses() throws IOException {
        saysWhatIsWrongInTheRecordedWords();

        assertThat(workshop.read("/1/module-builds/").at("/meta/total").asInt()).isEqualTo(1);
        assertThat(workshop.mbs.submissions())
                .allMatch(submission -> submission.status() >= 400)
                .hasSize(22);
    }

    @Test
    void aRepositoryThatIsNotThereIsRefusedInTheWordsOfGit() {
        HttpResponse<String> answer = workshop.submit("nosuch", "0123456789012345678901234567890123456789");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Workshop.json(answer).path("message").asText())
                .startsWith(
                        "Failed on ['git', 'clone', '-q', '--no-checkout', '" + workshop.git.url("modules", "nosuch"))
                .contains("does not appear to be a git repository");
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }
}
