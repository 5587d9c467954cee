package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the answers about tags and targets. */
@Timeout(30)
class KojiTagsTest extends LookUpFixture {

    private static final String TAGGED = """
            [{"build_id": 12, "completion_time": "2026-11-22 14:38:59.190188+00:00", "create_event": 42, "epoch": null,
              "name": "pear-container", "nvr": "pear-container-2.4-4", "release": "4", "state": 1, "tag_id": 5,
              "tag_name": "f27-container", "task_id": 40, "version": "2.4"},
             {"build_id": 11, "completion_time": "2026-11-21 14:38:59.190188", "epoch": null,
              "name": "pear-container", "release": "3", "state": 4, "task_id": null, "version": "2.4"}]""";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final KojiTags tags = new KojiTags(hub, now::get);

    @Test
    void listsTheImagesOfATagTheNewestFirst() {
        server.on("listTagged", says(TAGGED)).on("getLatestBuilds", says(TAGGED));
        assertThat(tags.images("f27-container")).extracting(KojiBuild::id).containsExactly(12L, 11L);
        assertThat(asked())
                .isEqualTo(json("[\"f27-container\",{\"__starstar\":true,\"inherit\":false,\"type\":\"image\"}]"));
        List<KojiBuild> latest = tags.latestImages("f27-container");
        assertThat(latest)
                .extracting(build -> build.completed().toString())
                .containsExactly("2026-11-22T14:38:59.190188Z", "2026-11-21T14:38:59.190188Z");
        assertThat(latest)
                .extracting(KojiBuild::state)
                .containsExactly(KojiBuildState.COMPLETE, KojiBuildState.CANCELED);
        assertThat(latest).extracting(KojiBuild::task).containsExactly(40L, 0L);
        server.on("listTags", says("[{\"id\": 2, \"name\": \"f27-updates\"}]"));
        assertThat(tags.ofBuild(12)).containsExactly("f27-updates");
    }

    @Test
    void remembersTargetsAndInheritanceForSomeHours() {
        server.on(
                "getBuildTarget",
                call -> call.get(0).textValue().equals("pear")
                        ? json(
                                "{\"build_tag_name\": \"f27-container-build\", \"dest_tag_name\": \"f27-candidate\", \"name\": \"pear\"}")
                        : null);
        server.on("getFullInheritance", says("[{\"name\": \"f27-updates\"}, {\"name\": \"f27\"}]"));
        for (int i = 0; i < 2; i++) {
            assertThat(tags.target("pear")).contains(new BuildTarget("pear", "f27-container-build", "f27-candidate"));
            assertThat(tags.inheritance("f27-container-build"))
                    .containsExactly("f27-container-build", "f27-updates", "f27");
            assertThat(server.heard).hasSize(2);
        }
        assertThat(tags.target("nope")).isEmpty();
        assertThat(tags.target("nope")).isEmpty();
        assertThat(server.heard).hasSize(4);
        now.set(now.get().plus(Duration.ofHours(5)));
        tags.inheritance("f27-container-build");
        assertThat(server.heard).hasSize(5);
    }
}
