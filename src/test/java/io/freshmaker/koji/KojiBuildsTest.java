package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the answers about builds and their contents. */
@Timeout(30)
class KojiBuildsTest extends LookUpFixture {

    private static final String IMAGE = """
            {"build_id": 10, "completion_time": "2026-11-22 14:38:59+00:00", "completion_ts": 1795358339.0,
             "epoch": null, "id": 10, "name": "pear-container", "nvr": "pear-container-2.4-3.f27container",
             "extra": {"image": {"parent_build_id": 5, "isolated": false}, "container_koji_task_id": 31,
                       "custom_user_metadata": {"freshmaker_token": "tok-1"}},
             "release": "3.f27container", "source": "git://h/container/pear#c0ffee", "state": 1, "task_id": null,
             "version": "2.4"}""";
    private static final String OTHERS = """
            [{"build_id": 12, "completion_time": "2026-11-22 14:38:59.190188+00:00", "epoch": null,
              "name": "pear-container", "release": "4", "state": 1, "task_id": 40, "version": "2.4"},
             {"build_id": 11, "completion_time": "2026-11-21 14:38:59.190188", "epoch": null,
              "name": "pear-container", "release": "3", "state": 4, "task_id": null, "version": "2.4"}]""";
    private static final String RPMS = """
            [{"arch": "x86_64", "build_id": 2, "epoch": 1, "name": "plum-libs", "release": "1.fc27", "version": "1.1.0g"},
             {"arch": "s390x", "build_id": 2, "epoch": 1, "name": "plum-libs", "release": "1.fc27", "version": "1.1.0g"},
             {"arch": "noarch", "build_id": 3, "epoch": null, "name": "plum-doc", "release": "1.fc27", "version": "1.1"},
             {"arch": "noarch", "build_id": 3, "epoch": null, "name": "plum-doc", "release": "1.fc27", "version": "1.1"},
             {"arch": "src", "build_id": 2, "epoch": 1, "name": "plum", "release": "1.fc27", "version": "1.1.0g"}]""";

    private final KojiBuilds builds = new KojiBuilds(hub);

    @Test
    void readsAnImageBuildWithItsTaskAndOurToken() {
        server.on("getBuild", call -> call.get(0).asText().equals("10") ? json(IMAGE) : null);
        KojiBuild build = builds.of(10).orElseThrow();
        assertThat(build.nvr()).hasToString("pear-container-2.4-3.f27container");
        assertThat(build.state()).isEqualTo(KojiBuildState.COMPLETE);
        assertThat(build.completed()).isEqualTo("2026-11-22T14:38:59Z");
        assertThat(build.source()).isEqualTo("git://h/container/pear#c0ffee");
        assertThat(build.task()).isEqualTo(31);
        assertThat(build.module()).isNull();
        assertThat(build.contentTag()).isEmpty();
        assertThat(build.token()).isEqualTo("tok-1");
        assertThat(builds.named("plum-1-1")).isEmpty();
        assertThat(builds.allNamed(List.of("10", "plum-1-1", "10")))
                .containsOnlyKeys("10")
                .containsValue(build);
        assertThat(builds.allNamed(List.of())).isEmpty();
    }

    @Test
    void findsTheBuildOfATask() {
        server.on("listBuilds", says("[" + IMAGE + "]"));
        assertThat(builds.ofTask(31)).extracting(KojiBuild::id).containsExactly(10L);
        assertThat(asked()).isEqualTo(json("[{\"__starstar\":true,\"taskID\":31}]"));
        server.on("listBuilds", says(OTHERS));
        assertThat(builds.ofTask(31))
                .extracting(build -> build.completed() + " " + build.state() + " " + build.task())
                .containsExactly("2026-11-22T14:38:59.190188Z COMPLETE 40", "2026-11-21T14:38:59.190188Z CANCELED 0");
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
        assertThat(contents.of(List.of(10L))).satisfies(again -> {
            assertThat(again.rpms()).containsOnlyKeys(10L);
            assertThat(again.faults()).isEmpty();
        });
        assertThat(server.heard).hasSize(2);
        // What has none may get some: archives are listed after their build.
        assertThat(contents.of(List.of(12L)).rpms().get(12L)).isEmpty();
        assertThat(server.heard).hasSize(4);
    }

    @Test
    void keepsTheImagesApartWhoseContentsKojiCanNotTell() {
        server.on("listArchives", call -> call.get(0).intValue() == 1 ? FAULT : json("[{\"id\": 9}]"));
        server.on("listRPMs", says(RPMS));
        var contents = new KojiContents(hub).of(List.of(1L, 2L));
        assertThat(contents.rpms()).containsOnlyKeys(2L);
        assertThat(contents.faults()).containsOnlyKeys(1L);
    }
}
