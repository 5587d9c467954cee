package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.submit.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the answers about tasks. */
@Timeout(30)
class KojiTasksTest extends LookUpFixture {

    private static final String TASK = """
            {"id": 7, "create_ts": 1795358338.5, "method": "buildContainer", "state": 5,
             "request": ["git://h/container/pear#c0ffee", "f27-container-candidate",
                         {"git_branch": "f27", "isolated": true, "arch_override": "x86_64 s390x",
                          "userdata": {"freshmaker_token": "tok-7"}}]}""";

    private final KojiTasks tasks = new KojiTasks(hub);

    private static ContainerOrder order(Map<String, Object> options, Integer priority, String channel) {
        return new ContainerOrder("git://h#1", "f27", options, priority, channel, System.nanoTime());
    }

    @Test
    void ordersAContainerInTheWordsOfTheHub() {
        server.on("buildContainer", call -> 31);
        var options = Map.<String, Object>of("userdata", Map.of(KojiTask.TOKEN, "tok-1"));
        assertThat(tasks.order(order(options, null, "image"))).isEqualTo(31);
        assertThat(asked())
                .isEqualTo(
                        json("[\"git://h#1\",\"f27\",{\"userdata\":{\"freshmaker_token\":\"tok-1\"}},null,\"image\"]"));
        tasks.order(order(Map.of(), 10, ""));
        assertThat(asked()).isEqualTo(json("[\"git://h#1\",\"f27\",{},10]"));
        tasks.order(order(Map.of(), null, ""));
        assertThat(asked()).hasSize(3);
        server.on("buildContainer", call -> null);
        assertThatThrownBy(() -> tasks.order(order(Map.of(), null, ""))).isInstanceOf(LostKojiAnswer.class);
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
                        new Asked(false, true, List.of("x86_64", "s390x")),
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
