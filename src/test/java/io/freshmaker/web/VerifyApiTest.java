package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyApiTest {

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine);
        new ImageLearning(api.database(), 2)
                .learn(
                        List.of(
                                build("httpd-container", "f27", 1),
                                build("httpd-container", "f27", 2),
                                build("httpd-container", "f26", 3),
                                build("blocked-container", "f27", 1),
                                build("odd+name-container", "f27", 5),
                                build("gone-container", "f27", 1)),
                        "koji");
        api.sql(
                "update artifacts set left_at = current_timestamp, left_because = 'retired' where name = 'gone-container'");
    }

    private static ImageBuild build(String name, String branch, int number) {
        return new ImageBuild(
                Artifact.image(name, branch),
                number + branch.hashCode(),
                name + "-" + branch + "-" + number,
                Instant.parse("2018-04-10T10:31:00Z").plusSeconds(number),
                "",
                null,
                "",
                List.of());
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/1/verify-image/", "/api/2/verify-image/"})
    void namesTheReleasesForWhichAnImageIsRebuilt(String path) {
        assertThat(api.json(path + "httpd-container-f27-2").toString())
                .isEqualTo("{\"images\":{\"httpd-container-f27-2\":[\"f27-family\",\"other\"]},\"msg\":\"Found 1 images"
                        + " which are handled by Freshmaker for defined content_sets.\"}");
        assertThat(api.json(path + "httpd-container-f27-2/").at("/images")).hasSize(1);
        assertThat(api.json(path + "odd%2Bname-container-f27-5").at("/images/odd+name-container-f27-5"))
                .hasSize(2);
    }

    @Test
    void tellsThatThereIsANewerBuild() {
        assertThat(api.json("/api/1/verify-image/httpd-container-f27-1")
                        .get("msg")
                        .textValue())
                .isEqualTo("Found 1 images which are handled by Freshmaker for defined content_sets."
                        + " The newest build of httpd-container:f27 is httpd-container-f27-2.");
        assertThat(api.json("/api/1/verify-image/odd+name-container-f27-4")
                        .get("msg")
                        .textValue())
                .as("one that is not kept any more")
                .endsWith("is odd+name-container-f27-5.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify-image/nobody-1-1 | Freshmaker does not know the build nobody-1-1: none of the tags that are looked at"
                        + " holds a build of nobody.",
                "verify-image/httpd-container-f25-1 | Freshmaker does not know the build httpd-container-f25-1: it knows"
                        + " httpd-container:f26 with the newest build httpd-container-f26-3, httpd-container:f27 with",
                "verify-image/blocked-container-f27-1 | blocked-container:f27 is not rebuilt: the block rule matches name"
                        + " blocked-container, branch f27, image_name blocked-container, image_release 1, image_version f27,"
                        + " target f27-candidate (policy.yaml line 4: global.image.block).",
                "verify-image/gone-container-f27-1 | gone-container:f27 is not rebuilt: it left the inventory",
                "verify-image/a%2Fhttpd-container-f27-1/ | Freshmaker does not know the build a/httpd-container-f27-1: it knows",
                "verify-image/nonsense | 'nonsense' is no build: write name-version-release",
                "verify-image/%ff-1-1 | Freshmaker does not know the build",
                "verify-image/%00-1-1 | The path of the URL can't be read: behind each % stand two digits of a byte",
                "verify-image/a%0Ab-1-1 | nvr can't have control characters.",
                "verify-image-repository/f27/a%C2%85 | repository can't have control characters.",
                "verify-image-repository/f27/nobody | Freshmaker does not know an image called nobody or nobody-container",
                "verify-image-repository/f27/blocked | blocked-container:f27 is not rebuilt: the block rule",
            })
    void saysWhyAnImageIsNotRebuilt(String path, String message) {
        var refused = api.get("/api/1/" + path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningApi.tree(refused).get("message").textValue()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f27/httpd", "fedora/httpd-container", "any/httpd/"})
    void looksAtTheStreamsOfARepository(String repository) {
        assertThat(api.json("/api/2/verify-image-repository/" + repository).toString())
                .isEqualTo("{\"images\":{\"httpd-container-f26-3\":[\"f26\"],"
                        + "\"httpd-container-f27-2\":[\"f27-family\",\"other\"]},\"msg\":\"Found 2 images which are"
                        + " handled by Freshmaker for defined content_sets.\"}");
    }

    @Test
    void takesNothingButThePathForTheName() {
        assertThat(api.get("/api/1/verify-image/").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/1/verify-image-repository/httpd").statusCode()).isEqualTo(404);
        assertThat(api.json("/api/1/verify-image/httpd-container-f27-2?nvr=gone-container-f27-1")
                        .at("/images"))
                .hasSize(1);
    }
}
