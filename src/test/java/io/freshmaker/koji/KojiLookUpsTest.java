package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What is made of the hub's answers about builds, tags and tasks. */
@Timeout(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KojiLookUpsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String IMAGE = """
            {"build_id": 10, "completion_time": "2026-11-22 14:38:59+00:00", "completion_ts": 1795358339.0,
             "epoch": null, "id": 10, "name": "pear-container", "nvr": "pear-container-2.4-3.f27container",
             "extra": {"image": {"parent_build_id": 5, "isolated": false}, "container_koji_task_id": 31,
                       "custom_user_metadata": {"freshmaker_token": "tok-1"}},
             "release": "3.f27container", "source": "git://h/container/pear#c0ffee", "state": 1, "task_id": null,
             "version": "2.4"}""";
    private static final String TAGGED = """
            [{"build_id": 12, "completion_time": "2026-11-22 14:38:59.190188+00:00", "create_event": 42, "epoch": null,
              "name": "pear-container", "nvr": "pear-container-2.4-4", "release": "4", "state": 1, "tag_id": 5,
              "tag_name": "f27-container", "task_id": 40, "version": "2.4"},
             {"build_id": 11, "completion_time": "2026-11-21 14:38:59.190188", "epoch": null,
              "name": "pear-container", "release": "3", "state": 4, "task_id": null, "version": "2.4"}]""";
    private static final String RPMS = """
            [{"arch": "x86_64", "build_id": 2, "epoch": 1, "name": "plum-libs", "release": "1.fc27", "version": "1.1.0g"},
             {"arch": "s390x", "build_id": 2, "epoch": 1, "name": "plum-libs", "release": "1.fc27", "version": "1.1.0g"},
             {"arch": "noarch", "build_id": 3, "epoch": null, "name": "plum-doc", "release": "1.fc27", "version": "1.1"},
             {"arch": "noarch", "build_id": 3, "epoch": null, "name": "plum-doc", "release": "1.fc27", "version": "1.1"},
             {"arch": "src", "build_id": 2, "epoch": 1, "name": "plum", "release": "1.fc27", "version": "1.1.0g"}]""";
    private static final String TASK = """
            {"id": 7, "create_ts": 1795358338.5, "method": "buildContainer", "state": 5,
             "request": ["git://h/container/pear#c0ffee", "f27-container-candidate",
                         {"git_branch": "f27", "userdata": {"freshmaker_token": "tok-7"}}]}""";

    private static final JsonNode FAULT = json("{\"faultCode\": 1000, \"faultString\": \"No such build\"}");

    private final AtomicReference<Instant> now = new AtomicReference<>();
    private TinyHub server;
    private KojiClient hub;
    private KojiTags tags;
    private KojiTasks tasks;
    private KojiBuilds builds;

    @BeforeAll
    void startsAHub() throws IOException {
        server = new TinyHub();
        hub = new KojiClient(
                new TinyWire(server.url()),
                Optional.of(new PasswordLogIn("freshmaker", "right")),
                1,
                Duration.ofSeconds(5),
                Duration.ZERO);
        server.on("multiCall", call -> {
            List<Object> answers = new ArrayList<>();
            for (JsonNode each : call.get(0)) {
                Object answer = server.answer(each.get("methodName").textValue(), each.get("params"));
                answers.add(answer == FAULT ? FAULT : Collections.singletonList(answer));
            }
            return answers;
        });
    }

    @AfterAll
    void stopsIt() {
        hub.close();
        server.close();
    }

    @BeforeEach
    void forgetsWhatItHeard() {
        server.heard.clear();
        now.set(Instant.parse("2026-11-22T12:00:00Z"));
        tags = new KojiTags(hub, now::get);
        tasks = new KojiTasks(hub);
        builds = new KojiBuilds(hub);
    }

    private static Function<JsonNode, Object> says(String json) {
        return call -> json(json);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode asked() {
        return server.heard.get(server.heard.size() - 1).parameters();
    }

    @Test
    void readsAnImageBuildWithItsParentItsTaskAndOurToken() {
        server.on("getBuild", call -> call.get(0).asText().equals("10") ? json(IMAGE) : null);
        KojiBuild build = builds.of(10).orElseThrow();
        assertThat(build.nvr()).hasToString("pear-container-2.4-3.f27container");
        assertThat(build.state()).isEqualTo(KojiBuildState.COMPLETE);
        assertThat(build.completed()).isEqualTo("2026-11-22T14:38:59Z");
        assertThat(build.source()).isEqualTo("git://h/container/pear#c0ffee");
        assertThat(build.task()).isEqualTo(31);
        assertThat(build.parent()).isEqualTo(5);
        assertThat(build.token()).isEqualTo("tok-1");
        assertThat(builds.named("plum-1-1")).isEmpty();
        assertThat(builds.all(List.of(10L, 11L))).containsOnlyKeys(10L).containsValue(build);
        assertThat(builds.allNamed(List.of("10", "plum-1-1"))).containsOnlyKeys("10");
    }

    @Test
    void findsTheBuildOfATask() {
        server.on("listBuilds", says("[" + IMAGE + "]"));
        assertThat(builds.ofTask(31)).extracting(KojiBuild::id).containsExactly(10L);
        assertThat(asked()).isEqualTo(json("[{\"__starstar\":true,\"taskID\":31}]"));
        server.on("listBuilds", says("[]"));
        assertThat(builds.ofTask(32)).isEmpty();
    }

    @Test
    void listsTheBinaryRpmsOfABuildForEachArchitecture() {
        server.on("listRPMs", says(RPMS));
        RpmVersion version = RpmVersion.parse("1:1.1.0g-1.fc27");
        assertThat(builds.rpms(List.of(2L)).get(2L))
                .containsExactly(
                        new ContainedRpm("plum-libs", version, "x86_64", 2, ""),
                        new ContainedRpm("plum-libs", version, "s390x", 2, ""),
                        new ContainedRpm("plum-doc", RpmVersion.parse("1.1-1.fc27"), "noarch", 3, ""));
    }

    @Test
    void asksOnceForWhatAnImageContains() {
        server.on("listArchives", call -> switch (call.get(0).intValue()) {
            case 10 -> json("[{\"id\": 9, \"arch\": \"x86_64\"}, {\"id\": 8, \"arch\": \"s390x\"}]");
            case 11 -> json("[]");
            default -> json("[{\"id\": 7}]");
        });
        server.on("listRPMs", call -> json(call.get(0).get("imageID").intValue() == 7 ? "[]" : RPMS));
        var contents = new KojiContents(hub);
        var first = contents.of(List.of(10L, 11L, 12L));
        assertThat(first.rpms().get(10L)).hasSize(3);
        assertThat(first.rpms().get(11L)).isEmpty();
        assertThat(first.rpms().get(12L)).isEmpty();
        assertThat(server.heard).hasSize(2);
        assertThat(contents.of(List.of(12L, 10L))).satisfies(again -> {
            assertThat(again.rpms()).containsOnlyKeys(12L, 10L);
            assertThat(again.faults()).isEmpty();
        });
        assertThat(server.heard).hasSize(2);
    }

    @Test
    void keepsTheImagesApartWhoseContentsKojiCanNotTell() {
        server.on("listArchives", call -> call.get(0).intValue() == 1 ? FAULT : json("[{\"id\": 9}]"));
        server.on("listRPMs", says(RPMS));
        var contents = new KojiContents(hub).of(List.of(1L, 2L));
        assertThat(contents.rpms()).containsOnlyKeys(2L);
        assertThat(contents.faults()).containsOnlyKeys(1L);
    }

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

    @Test
    void ordersAContainerInTheWordsOfTheHub() {
        server.on("buildContainer", call -> 31);
        var options = Map.<String, Object>of("userdata", Map.of(KojiTask.TOKEN, "tok-1"));
        assertThat(tasks.order(new ContainerOrder("git://h#1", "f27", options, null, "image")))
                .isEqualTo(31);
        assertThat(asked())
                .isEqualTo(
                        json("[\"git://h#1\",\"f27\",{\"userdata\":{\"freshmaker_token\":\"tok-1\"}},null,\"image\"]"));
        tasks.order(new ContainerOrder("git://h#1", "f27", Map.of(), 10, ""));
        assertThat(asked()).isEqualTo(json("[\"git://h#1\",\"f27\",{},10]"));
        tasks.order(new ContainerOrder("git://h#1", "f27", Map.of(), null, ""));
        assertThat(asked()).hasSize(3);
        server.on("buildContainer", call -> null);
        assertThatThrownBy(() -> tasks.order(new ContainerOrder("git://h#1", "f27", Map.of(), null, "")))
                .isInstanceOf(LostKojiAnswer.class);
    }

    @Test
    void asksForManyTasksAtOnce() {
        server.on("getTaskInfo", says("[" + TASK + ", null]"));
        KojiTask task = tasks.all(List.of(7L, 8L)).get(7L);
        assertThat(asked()).isEqualTo(json("[[7,8],true]"));
        assertThat(task)
                .isEqualTo(new KojiTask(
                        7,
                        KojiTaskState.FAILED,
                        Instant.parse("2026-11-22T14:38:58.500Z"),
                        "git://h/container/pear#c0ffee",
                        "f27-container-candidate",
                        "tok-7"));
        assertThat(task.state().ended()).isTrue();
        assertThat(KojiTaskState.of(4).ended()).isFalse();
        assertThat(KojiTaskState.of(99)).isEqualTo(KojiTaskState.OTHER);
        assertThat(tasks.all(List.of())).isEmpty();
    }

    @Test
    void saysInKojisWordsWhyATaskFailed() {
        server.on("getTaskResult", says("{\"faultCode\": 1005, \"faultString\": \"Image build failed.\"}"));
        assertThat(tasks.failure(7)).isEqualTo("Image build failed.");
        server.on("getTaskResult", call -> TinyHub.Reply.fault(1000, "Task 7 is canceled"));
        assertThat(tasks.failure(7)).isEqualTo("Task 7 is canceled");
        server.on("cancelTask", call -> null);
        tasks.cancel(7);
        assertThat(asked()).isEqualTo(json("[7]"));
    }

    @Test
    void findsATaskByItsTokenOnALaterPage() {
        server.on("listTasks", call -> {
            int offset = call.get(1).get("offset").intValue();
            return IntStream.range(offset, Math.min(offset + 200, 201))
                    .mapToObj(i -> json(
                            TASK.replace("\"id\": 7", "\"id\": " + (1_000 - i)).replace("tok-7", "tok-" + i)))
                    .toList();
        });
        Instant since = Instant.parse("2026-11-22T12:05:00Z");
        assertThat(tasks.withToken("tok-200", since)).map(KojiTask::id).contains(800L);
        assertThat(server.methodsHeard()).endsWith("getLoggedInUser", "listTasks", "listTasks");
        assertThat(asked())
                .isEqualTo(
                        json(
                                "[{\"method\":\"buildContainer\",\"owner\":7,\"createdAfter\":1795348800.0,\"parent\":null,"
                                        + "\"state\":[0,1,2,3,4,5],\"decode\":true},{\"offset\":200,\"limit\":200,\"order\":\"-id\"}]"));
        assertThat(tasks.withToken("tok-nobody", since)).isEmpty();
    }
}
