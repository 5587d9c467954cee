package io.freshmaker.sandbox.koji;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.DistGitStandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of orders. */
class ImageBuilderTest {

    private final HubWorkshop workshop = new HubWorkshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    private List<String> contents(String nvr) {
        return workshop.hub.stock().contents(nvr, "x86_64");
    }

    @Test
    void aRebuildAfterAnUpdateHoldsTheNewRpmFromLevelToLevel() {
        String old = "openssl-libs-1.1.0f-9.fc27";
        assertThat(contents("webapp-container-0-1.f27container"))
                .containsExactly("bash-4.4.12-13.fc27", "httpd-2.4.28-1.fc27", old, "webapp-3-1.fc27");
        workshop.update();

        assertThat(contents(nvr(workshop.order("httpd", Map.of("release", "1.1")))))
                .contains(old);
        String base = nvr(workshop.order("fedora-base", Map.of()));
        assertThat(base).isEqualTo("fedora-base-27-2.f27container");
        String httpd = nvr(workshop.order("httpd", Map.of("koji_parent_build", base, "release", "1.2")));
        String webapp = nvr(workshop.order("webapp", Map.of()));

        assertThat(contents(base)).containsExactly("bash-4.4.12-13.fc27", "openssl-libs-1.1.0h-3.fc27");
        assertThat(contents(httpd)).contains("openssl-libs-1.1.0h-3.fc27").doesNotContain(old);
        assertThat(contents(webapp)).contains("openssl-libs-1.1.0h-3.fc27").doesNotContain(old);
        JsonNode image = workshop.call("getBuild", webapp).path("extra").path("image");
        assertThat(image.path("parent_image_builds").findValuesAsText("nvr")).containsExactly(httpd);
        assertThat(workshop.call("getLatestBuilds", HubWorkshop.TARGET, null, null, "image")
                        .findValuesAsText("nvr"))
                .containsExactly(webapp, httpd, base);
    }

    private String nvr(long task) {
        JsonNode build = workshop.built(task);
        assertThat(build.path("task_id").asLong()).isEqualTo(task);
        return build.path("nvr").asText();
    }

    @Test
    void theUserdataEndsInTheBuild() {
        JsonNode build = workshop.built(workshop.order("httpd", Map.of("userdata", Map.of("freshmaker_token", "t"))));

        assertThat(build.path("extra")
                        .path("custom_user_metadata")
                        .path("freshmaker_token")
                        .asText())
                .isEqualTo("t");
        assertThat(build.path("extra").path("container_koji_task_id").asLong())
                .isEqualTo(build.path("task_id").asLong());
    }

    @Test
    void whatTheHubDoesNotLookAtFailsAtTheBuilder() {
        assertThat(failure("httpd", Map.of("bogus", 1))).contains("'bogus' was unexpected");
        assertThat(failure("httpd", Map.of("git_branch", "none"))).isEqualTo("Git branch must be specified");
        assertThat(failure("httpd", Map.of("scratch", true, "isolated", true)))
                .isEqualTo("Build cannot be both isolated and scratch");
        assertThat(failure("httpd", Map.of("arch_override", "x86_64")))
                .isEqualTo("arch-override is only allowed for isolated or scratch builds");
        assertThat(failure("unknown", Map.of())).contains("Dockerfile file missing");
        assertThat(failure("httpd", Map.of("koji_parent_build", "webapp-container-0-1.f27container")))
                .contains("differs from repository for existing parent image");
        long task = workshop.call("buildContainer", HubWorkshop.src("httpd"), "nope", Map.of("git_branch", "f27"))
                .longValue();
        assertThat(workshop.failure(task)).isEqualTo("Target `nope` not found");
    }

    private String failure(String repository, Map<String, Object> opts) {
        long task = workshop.order(repository, opts);
        assertThat(workshop.ended(task)).isEqualTo("FAILED");
        return workshop.failure(task);
    }

    @Test
    void commitsAreLookedUpInDistGit(@TempDir Path directory) {
        DistGitStandIn git = new DistGitStandIn(directory);
        String commit = git.create("container", "httpd", "f27", Map.of("Dockerfile", "FROM fedora-base"));
        workshop.hub.stock().sources(git);

        assertThat(failure("httpd", Map.of())).contains("git reset --hard " + "e".repeat(40));
        long task = workshop.call(
                        "buildContainer",
                        git.url("container", "httpd") + "?#" + commit,
                        HubWorkshop.TARGET,
                        Map.of("git_branch", "f27"))
                .longValue();
        assertThat(workshop.ended(task)).isEqualTo("CLOSED");
    }

    @Test
    void aReleaseThatExistsIsRefused() {
        assertThat(failure("httpd", Map.of("release", "1.f27container")))
                .startsWith("Build for httpd-container-2.4-1.f27container already exists, id ");
    }

    @Test
    void aScratchBuildLeavesNothing() {
        long task = workshop.order("httpd", Map.of("scratch", true, "release", "1.f27container"));

        assertThat(workshop.ended(task)).isEqualTo("CLOSED");
        JsonNode result = workshop.call("getTaskResult", task);
        assertThat(result.path("koji_builds")).isEmpty();
        assertThat(result.path("repositories")).hasSize(1);
        assertThat(workshop.call("listBuilds", HubClient.with("taskID", task))).isEmpty();
    }

    @Test
    void buildsGoAsTheScriptSays() {
        BuilderScript script = workshop.hub.script();
        script.failTimes("httpd-container", 1, "No space left on device.");
        assertThat(failure("httpd", Map.of())).startsWith("Image build failed. No space left on device. OSBS build");
        assertThat(workshop.ended(workshop.order("httpd", Map.of()))).isEqualTo("CLOSED");

        workshop.update();
        script.keepOld("fedora-base");
        assertThat(contents(nvr(workshop.order("fedora-base", Map.of())))).contains("openssl-libs-1.1.0f-9.fc27");
        script.clear("fedora-base");
        script.leaveOut("fedora-base", "openssl-libs");
        assertThat(contents(nvr(workshop.order("fedora-base", Map.of())))).containsExactly("bash-4.4.12-13.fc27");

        script.stuck("webapp-container");
        long stuck = workshop.order("webapp", Map.of());
        long cancelled = workshop.order("webapp", Map.of());
        workshop.hub.cancel(cancelled);
        assertThat(workshop.ended(cancelled)).isEqualTo("CANCELED");
        assertThat(workshop.hub.taskState(stuck)).isIn("FREE", "OPEN");
        workshop.hub.letGo("webapp-container");
        assertThat(workshop.ended(stuck)).isEqualTo("CLOSED");
    }
}
