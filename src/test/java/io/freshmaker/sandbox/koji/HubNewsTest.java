package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is published, in the fields that other services know it by. */
class HubNewsTest {

    private static String fields(ObjectNode msg) {
        return String.join(" ", (Iterable<String>) msg::fieldNames);
    }

    private static ObjectNode last(HubWorkshop workshop, String topic) {
        await().atMost(Duration.ofSeconds(5)).until(() -> workshop.topics.contains(topic));
        return workshop.messages.get(workshop.topics.lastIndexOf(topic));
    }

    @Test
    void fedoraTellsOfBuildsAndTagsAndOfScratchTasksAlone() {
        try (HubWorkshop workshop = new HubWorkshop()) {
            workshop.topics.clear();
            workshop.messages.clear();
            long task = workshop.order("httpd", Map.of());
            workshop.ended(task);
            await().atMost(Duration.ofSeconds(5)).until(() -> workshop.topics.contains("buildsys.tag"));
            ObjectNode build = last(workshop, "buildsys.build.state.change");
            assertThat(fields(build))
                    .isEqualTo("name version release attribute old new build_id task_id request owner instance");
            assertThat(build.path("old").isNull()).isTrue();
            assertThat(build.path("new").asInt()).isEqualTo(1);
            assertThat(build.path("task_id").asLong()).isEqualTo(task);
            assertThat(fields(last(workshop, "buildsys.tag")))
                    .isEqualTo("tag tag_id name version release build_id user owner instance");
            assertThat(workshop.topics).doesNotContain("buildsys.task.state.change");

            workshop.ended(workshop.order("httpd", Map.of("scratch", true)));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> workshop.topics.stream()
                                    .filter("buildsys.task.state.change"::equals)
                                    .count()
                            == 2);
            ObjectNode closed = last(workshop, "buildsys.task.state.change");
            assertThat(closed.path("old").asText()).isEqualTo("OPEN");
            assertThat(closed.path("new").asText()).isEqualTo("CLOSED");
            assertThat(closed.path("info").path("result").path("koji_builds")).isEmpty();
        }
    }

    @Test
    void brewTellsOfAll() {
        try (HubWorkshop workshop = new HubWorkshop(options -> options.publishing(KojiOptions.Messages.BREW))) {
            workshop.hub.script().fail("fedora-base", "no");
            long task = workshop.order("httpd", Map.of());
            workshop.ended(task);
            workshop.ended(workshop.order("fedora-base", Map.of()));

            assertThat(last(workshop, "brew.task.failed").path("new").asText()).isEqualTo("FAILED");
            ObjectNode closed = last(workshop, "brew.task.closed");
            assertThat(fields(closed)).isEqualTo("info attribute old new");
            assertThat(closed.path("info").path("result").path("koji_builds")).hasSize(1);
            ObjectNode build = last(workshop, "brew.build.complete");
            assertThat(build.path("info")
                            .path("extra")
                            .path("container_koji_task_id")
                            .asLong())
                    .isEqualTo(task);
            assertThat(last(workshop, "brew.build.tag").path("tag").path("name").asText())
                    .isEqualTo(HubWorkshop.TARGET);
        }
    }

    @Test
    void aQuietHubTellsNothing() {
        try (HubWorkshop workshop = new HubWorkshop(options -> options.publishing(KojiOptions.Messages.NONE))) {
            workshop.ended(workshop.order("httpd", Map.of()));
            assertThat(workshop.topics).isEmpty();
        }
    }
}
