package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of answers about image builds. */
@Timeout(30)
class ImageReaderTest extends LookUpFixture {

    private static final List<WantedImage> TWO =
            List.of(new WantedImage(1, "f27", "pear-1-1"), new WantedImage(2, "f27", "fig-1-1"));

    private void builds() {
        server.on("getBuild", of("""
                {"build_id": %1$s, "name": "image-%1$s", "version": "1", "release": "1", "state": 1}"""));
        server.on("listArchives", of("[{\"id\": %s}]"));
    }

    /** An answer with the id that is asked about in it. */
    private static Function<JsonNode, Object> of(String json) {
        return call -> json(json.formatted(call.path(0).asText()));
    }

    @Test
    void tellsTheParentOfEachStageOnce() {
        server.on("listArchives", says("[]"));
        server.on("listTags", of("[{\"name\": \"f2%s-container\"}]"));
        server.on(
                "getBuild",
                call -> json(
                        call.path(0).asLong() != 1
                                ? "{\"build_id\": %1$s, \"name\": \"stage-%1$s\", \"nvr\": \"stage-%1$s-1-1\", \"state\": 1}"
                                        .formatted(call.path(0).asText())
                                : """
                                {"build_id": 1, "name": "pear", "version": "1", "release": "1", "state": 1, "extra": {"image": {
                                  "parent_build_id": 7, "parent_image_builds": {
                                    "golang-builder:latest": {"id": 6, "nvr": "stage-6-1-1"},
                                    "golang-builder:1": {"id": 6, "nvr": "stage-6-1-1"},
                                    "base:7": {"id": 7, "nvr": "stage-7-1-1"}}}}}"""));

        ImageBuild pear = new ImageReader(hub, new TagBranches(List.of()))
                .read(TWO.subList(0, 1))
                .builds()
                .get(0);

        assertThat(pear.parent()).isEqualTo(Artifact.image("stage-7", "f27"));
        assertThat(pear.parentNvr()).isEqualTo("stage-7-1-1");
        assertThat(pear.stages()).containsExactly(Artifact.image("stage-6", "f26"));
    }

    @Test
    void leavesOutTheBuildOfWhichOneRpmCanNotBe() {
        builds();
        for (String rpm : List.of(
                "{\"name\": \"\", \"version\": \"1\", \"release\": \"1\"}",
                "{\"name\": \"bash\", \"version\": null, \"release\": null}",
                "{\"name\": \"bash\", \"version\": \"1\", \"release\": \"1-2\"}")) {
            server.on(
                    "listRPMs",
                    call -> json(
                            call.findValue("imageID").asLong() == 1
                                    ? "[" + rpm + "]"
                                    : "[{\"name\": \"zlib\", \"version\": \"1\", \"release\": \"1\", \"arch\": \"s390x\"}]"));

            ReadImages read = new ImageReader(hub, new TagBranches(List.of())).read(TWO);

            assertThat(read.builds()).extracting(ImageBuild::nvr).containsExactly("image-2-1-1");
            assertThat(read.problems()).singleElement().asString().startsWith("The image build pear-1-1 (1) can't");
        }
    }
}
