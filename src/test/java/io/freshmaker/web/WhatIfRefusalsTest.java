package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.forecast.NoForecast;
import io.freshmaker.plan.Answers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Questions to which there is no plan, and why. */
class WhatIfRefusalsTest extends WhatIfCase {

    @Test
    void namesWhatIsWrongWithAQuestion() {
        String one = "Exactly one of message, update, rpms, rpm, artifacts, event_id has to be given.";
        assertThat(refused(400, "{}")).isEqualTo(one);
        assertThat(refused(400, "{\"update\": \"FEDORA-1\", \"event_id\": 1}")).isEqualTo(one);
        assertThat(refused(400, "{\"rmps\": []}"))
                .startsWith("There is no field 'rmps' here: there are message, update");
        assertThat(refused(400, "{\"rpm\": \"lantern.rpm\"}")).startsWith("rpm has to be the name of a source, or");
        assertThat(refused(400, "{\"rpms\": []}")).startsWith("rpms has to be a list of 1 to 1000 texts");
        assertThat(refused(400, "{\"artifacts\": [\"lantern:f27\"]}")).startsWith("artifacts has to be a list of");
        assertThat(refused(400, "{\"update\": \"A B\"}")).startsWith("update has to be the alias of an update");
        assertThat(refused(400, "{\"update\": \"A\", \"release\": \"F27\"}")).startsWith("release says where rpms");
        assertThat(refused(400, "{\"message\": {\"body\": {}}}")).startsWith("message can't be read: name its topic");
        assertThat(refused(400, "{\"event_id\": 2}")).startsWith("The message of that event is kept no more");
        assertThat(refused(404, "{\"event_id\": 4}")).isEqualTo("No such event found.");
        assertThat(refused(400, "{\"event_id\": 1, \"dry_run\": \"yes\"}"))
                .isEqualTo("dry_run has to be true or false.");
        assertThat(api.post("/api/1/what-if/", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhyNobodyRecognisesAMessage() {
        assertThat(because("weather", "{\"rain\": true}"))
                .startsWith(
                        "No content type knows messages of the topic weather. Known are bodhi.update.complete.stable, ")
                .contains(", git.receive, ")
                .doesNotContain("odcs");
        assertThat(because("org.fedoraproject.stg.git.receive", "{}"))
                .isEqualTo(
                        "No content type knows messages of the topic org.fedoraproject.stg.git.receive. git.receive is"
                                + " known: if this bus is meant, add org.fedoraproject.stg. to freshmaker.bus.topic-prefixes.");
        assertThat(because("git.receive", "{\"commit\": {\"namespace\": \"tests\"}}"))
                .startsWith("No content type recognises this message of the topic git.receive. dockerfile-changed: Its"
                        + " filter finds nothing in the message: $")
                .contains(" module-changed: Its filter", " spec-changed: Its filter");
        assertThat(because(
                        "git.receive",
                        "{\"commit\": {\"namespace\": \"rpms\", \"repo\": \"lantern\", \"branch\": \"f27\","
                                + " \"rev\": \"36f77f15\", \"stats\": {\"files\": {\"sources\": {}}}}}"))
                .contains(" spec-changed: No file *.spec changed at the top level of rpms/lantern");
        JsonNode part =
                ask("{\"message\": {\"topic\": \"git.receive\", \"body\": {\"commit\": {\"namespace\": \"rpms\","
                        + " \"repo\": \"unheard-of\", \"branch\": \"f27\", \"rev\": \"36f77f15\","
                        + " \"stats\": {\"files\": {\"unheard-of.spec\": {}}}}}}}");
        assertThat(part.path("because").isNull()).isTrue();
        assertThat(each(part.path("parts"), "answer")).containsExactly("no_rebuild");
        assertThat(each(part.path("parts"), "because")).containsExactly("No module builds rpm unheard-of:f27.");
    }

    @Test
    void saysOfWhichMessagesAFilterCannotJudge() {
        String large = "{\"topic\": \"mbs.module.state.change\", \"body\": %s}";

        assertThat(refused(400, "{\"message\": " + large.formatted("{\"state\": 1e999999999}") + "}"))
                .contains("numbers that are too large");
        assertThat(refused(400, "{\"message\": " + large.formatted("\"{\\\"state\\\": 1e999999999}\"") + "}"))
                .startsWith(
                        "The message can't be judged: The filter $[?(@.state == 4 || @.state == 5)] can't be applied");
    }

    @Test
    void letsFewAskAtATime() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        answering = received -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Answers(0, received.message(), List.of());
        };
        var first = new Thread(() -> ask("{\"update\": \"FEDORA-1\"}"));
        first.start();
        begun.await();
        HttpResponse<String> second = api.post("/api/2/what-if/", "{\"update\": \"FEDORA-1\"}");
        end.countDown();
        first.join();

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void saysThatContentTypesCannotBeUsedHere() {
        answering = received -> {
            throw NoForecast.unavailable("The content types can't be used in this process: no policy.");
        };

        assertThat(refused(503, "{\"update\": \"FEDORA-1\"}")).startsWith("The content types can't be used");
    }

    private String refused(int status, String question) {
        HttpResponse<String> response = api.post("/api/2/what-if/", question);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RunningApi.tree(response).path("message").asText();
    }
}
