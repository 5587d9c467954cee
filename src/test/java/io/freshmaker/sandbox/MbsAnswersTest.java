package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers have the fields, types, statuses and words of the recorded ones. */
class MbsAnswersTest {

    private Workshop workshop;
    private String commit;

    @BeforeEach
    void open(@TempDir Path directory) {
        workshop = new Workshop(directory);
        commit = workshop.module("hammer", "platform: [f27]", "claw");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void aSubmissionIsAnsweredWithTheBuild() throws IOException {
        HttpResponse<String> answer = workshop.submit("hammer", commit);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Shape.of(Workshop.json(answer))).isEqualTo(Shape.of(Shape.recorded("submitted")));
        assertThat(modulemd(Workshop.json(answer))).isEqualTo(modulemd(Shape.recorded("submitted")));
    }

    @Test
    void aFailedBuildTellsItsWayAndItsComponents() throws IOException {
        workshop.mbs.fail("hammer", "Component(s) claw failed to build.");
        long id = workshop.submitted("hammer", commit);

        JsonNode build = workshop.untilState(id, "failed");

        assertThat(Shape.of(build)).isEqualTo(Shape.of(Shape.recorded("failed-verbose")));
        assertThat(build.path("tasks"))
                .isEqualTo(Shape.recorded("failed-verbose").path("tasks"));
        assertThat(modulemd(build)).isEqualTo(modulemd(Shape.recorded("failed-verbose")));
    }

    @Test
    void aReadyBuildIsToldInThreeLengths() throws IOException {
        long id = workshop.submitted("hammer", commit);
        workshop.untilState(id, "ready");

        assertThat(Shape.of(workshop.read("/1/module-builds/" + id))).isEqualTo(Shape.of(Shape.recorded("ready")));
        assertThat(Shape.of(workshop.read("/2/module-builds/" + id + "?short=true")))
                .isEqualTo(Shape.of(Shape.recorded("short")));
        assertThat(workshop.read("/2/module-builds/" + id + "?verbose=1")
                        .path("state_url")
                        .asText())
                .isEqualTo("/module-build-service/2/module-builds/" + id);
    }

    @Test
    void aListHasItemsAndLinks() throws IOException {
        workshop.untilState(workshop.submitted("hammer", commit), "ready");
        String bump = workshop.git.commit("modules", "hammer", "f27", Map.of(), "Bump", "smith");
        workshop.untilState(workshop.submitted("hammer", bump), "ready");

        JsonNode list = workshop.read("/1/module-builds/?per_page=1&name=hammer");

        assertThat(Shape.of(list)).isEqualTo(Shape.of(Shape.recorded("list")));
        assertThat(list.path("meta").toString().replaceAll("127.0.0.1:\\d+", "127.0.0.1:8090"))
                .isEqualTo(Shape.recorded("list").path("meta").toString());
    }

    @Test
    void componentsAreToldInTwoLengths() throws IOException {
        workshop.untilState(workshop.submitted("hammer", commit), "ready");

        assertThat(workshop.read("/1/component-builds/1")).isEqualTo(Shape.recorded("component"));
        assertThat(workshop.read("/1/component-builds/?package=claw&verbose=true")
                        .path("items")
                        .path(0))
                .isEqualTo(Shape.recorded("component-verbose"));
    }

    @Test
    void eachStateIsPublishedWithoutTasks() throws IOException {
        workshop.untilState(workshop.submitted("hammer", commit), "ready");

        JsonNode message = workshop.messages.get(workshop.messages.size() - 1);

        assertThat(Shape.of(message)).isEqualTo(Shape.of(Shape.recorded("message")));
    }

    @Test
    void theServiceTellsOfItself() {
        assertThat(workshop.get("/1/about/").body())
                .isEqualTo("{\"api_version\":2,\"auth_method\":\"oidc\",\"version\":\"3.0.0\"}\n");
        assertThat(workshop.read("/2/rebuild-strategies/").path("items")).hasSize(3);
        assertThat(workshop.read("/1/module-builds/1/messages").path("messages"))
                .isEmpty();
    }

    @Test
    void whatTheFrameAnswersIsAPage() throws IOException {
        for (JsonNode page : Shape.recorded("pages")) {
            String[] request = page.path("request").asText().split(" ");

            HttpResponse<String> answer = workshop.send(request[0], request[1], Workshop.TOKEN, null);

            String title = page.path("title").asText();
            assertThat(answer.statusCode()).isEqualTo(page.path("status").asInt());
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(answer.headers().firstValue("Allow").orElse(""))
                    .isEqualTo(page.path("allow").asText());
            assertThat(answer.body())
                    .isEqualTo("<!doctype html>\n<html lang=en>\n<title>" + answer.statusCode() + " " + title
                            + "</title>\n<h1>" + title + "</h1>\n<p>"
                            + page.path("words").asText() + "</p>\n");
        }
    }

    /** The lines of the modulemd, without what differs from one build to the next. */
    private static List<String> modulemd(JsonNode build) {
        String text = build.path("modulemd").asText();
        assertThat(text).contains("version: " + build.path("version").asText());
        return new ArrayList<>(text.replaceAll("file:///\\S*?/git/", "file:///git/")
                .replaceAll("27\\d{14}", "VERSION")
                .replaceAll("\\b[0-9a-f]{40}\\b|\\b[0-9a-f]{38}\\b", "COMMIT")
                .lines()
                .toList());
    }
}
