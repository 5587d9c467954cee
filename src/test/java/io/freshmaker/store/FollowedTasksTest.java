package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.Draft;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class FollowedTasksTest {

    private final Images images;
    private final FollowedTasks followed;

    FollowedTasksTest(Engine engine) {
        images = new Images(engine);
        followed = new FollowedTasks(images.database.database());
    }

    @BeforeEach
    void run() {
        images.planned("m", PlanOf.builds("base", "other"));
        images.database.run("update builds set build_args = '{\"release\":\"12.4001\"}' where name = 'base'");
        images.running("base", 7);
        images.running("other", 8);
        followed.refresh();
    }

    @AfterEach
    void close() {
        images.close();
    }

    @Test
    void haveTheirOwnLookedAtAtOnce() {
        List<String> bodies = """
                {"id": 7, "method": "buildContainer", "new": "CLOSED", "info": {"id": 7, "method": "buildContainer"}}
                {"name": "base", "version": "2", "release": "12.4001", "build_id": 90, "tag": "f27-container"}
                {"info": {"id": 90, "name": "base", "task_id": null, "extra": "{\\"container_koji_task_id\\": 7}"}}
                {"build_id": 90, "task_id": 7, "name": "base", "version": "2", "release": "1", "new": 1}
                """.lines().toList();
        for (String body : bodies) {
            assertThat(followed.test(json(body))).as(body).isTrue();
            images.database.run("update submissions set due_at = current_timestamp + interval '1' hour");
            followed.wake(draft(body));
            assertThat(images.following.claim().remotes()).as(body).containsExactly(7L);
            images.pipeline.leasesRunOut();
        }
    }

    @Test
    void leaveOthersAlone() {
        List<String> bodies = """
                {}
                []
                "base"
                {"id": 9, "method": "buildContainer"}
                {"id": 7}
                {"name": "base", "version": "2", "release": "12.1", "build_id": 90}
                {"name": "base", "version": "2", "release": "12.4000", "build_id": 7}
                """.lines().toList();
        for (String body : bodies) {
            assertThat(followed.test(json(body))).as(body).isFalse();
        }
        images.database.run("update submissions set due_at = current_timestamp + interval '1' hour");
        assertThat(followed.wake(draft("{}")).answer()).isEqualTo(Draft.Answer.NOT_OURS);
        assertThat(images.following.claim()).isNull();
    }

    @Test
    void areForgottenWhenTheyHaveEnded() {
        images.built("base", 7);
        followed.refresh();

        assertThat(followed.test(json("{\"id\": 7, \"method\": \"buildContainer\"}")))
                .isFalse();
        assertThat(followed.test(json("{\"id\": 8, \"method\": \"buildContainer\"}")))
                .isTrue();
    }

    private static Draft draft(String body) {
        return Draft.of(
                "follow-koji",
                new BusMessage("h", "buildsys.tag", "buildsys.tag", Envelope.UMB, Map.of(), null, json(body)));
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
