package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachDatabase
class ImageFileTest extends ImageCase {

    @TempDir
    Path directory;

    ImageFileTest(Engine engine) {
        super(engine);
    }

    private void knowsImages() {
        learn(
                build("httpd", 1, "openssl-libs=1:1.0.1-1.fc25", "gone=1-1"),
                build("httpd", 2, "openssl-libs=1:1.0.2k-1.fc25"),
                staged(
                        build(
                                "httpd",
                                3,
                                "openssl-libs=1:1.0.2m-1.fc25@ppc64le",
                                "openssl-libs=1:1.0.2m-1.fc25",
                                "perl=5-1%perl:5"),
                        image("golang")),
                build(image("base"), 1, null, "openssl-libs=1:1.0.2m-1.fc25"),
                build("retired", 1, "openssl-libs=1:1.0.0-1.fc25"));
        database.database().transact(handle -> {
            learning.leave(handle, image("retired"), "retired");
            return null;
        });
    }

    private static List<String> exported(TestDatabase from) {
        List<String> lines = new ArrayList<>();
        new InventoryExport(from.database()).write(lines::add);
        return lines;
    }

    @Test
    void isTheSameInPortionsOfWhichSomeCameBefore() throws IOException {
        knowsImages();
        List<String> lines = exported(database);
        Path file = Files.write(directory.resolve("images.jsonl"), lines);
        try (var other = new TestDatabase()) {
            var inventory = new InventoryFile(
                    other.database(),
                    new Learning(other.database(), EndOfLife.NEVER),
                    new ImageLearning(other.database(), 2));
            List<InventoryBuilds> portions = new ArrayList<>();
            new InventoryLines(file, 1).portions(portions::add);
            assertThat(portions).hasSizeGreaterThan(3);
            portions.subList(0, 2).forEach(inventory::take);
            portions.forEach(inventory::take);

            assertThat(exported(other)).isEqualTo(lines);
        }
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        knowsImages();
        List<String> lines = exported(database);

        try (var other = new TestDatabase()) {
            var file = new InventoryFile(
                    other.database(),
                    new Learning(other.database(), EndOfLife.NEVER),
                    new ImageLearning(other.database(), 2));
            assertThat(file.take(Files.write(directory.resolve("images.jsonl"), lines)))
                    .isEqualTo(3);

            assertThat(exported(other)).isEqualTo(lines);
            assertThat(new ImageHoldings(other.database())
                            .of(List.of(Artifact.binaryRpm("openssl-libs", ""), Artifact.binaryRpm("gone", ""))))
                    .hasSize(3)
                    .anySatisfy(each -> assertThat(each.newest() + " " + each.lowest() + " " + each.highest())
                            .isEqualTo("1:1.0.2m-1.fc25 1:1.0.1-1.fc25 1:1.0.2m-1.fc25"))
                    .anySatisfy(each -> assertThat(each.newest()).isNull());
            assertThat(new ImageBuilds(other.database()).of(HTTPD))
                    .isEqualTo(builds.of(HTTPD))
                    .hasSize(2);
        }
    }

    @Test
    void showsWhatIsKnown() {
        knowsImages();

        assertThat(shown("image:httpd-container:f25").filter(line -> !line.contains("learned")))
                .containsExactly(
                        "image:httpd-container:f25",
                        "  newest build: httpd-container-0-3.f25",
                        "  built: 2017-11-22 15:00:00 UTC from git://pkgs.example.org/container/httpd-container#3 on"
                                + " base-container-0-1.f25",
                        "  builds before it: httpd-container-0-2.f25",
                        "  contains: 2",
                        "    rpm openssl-libs 1:1.0.2m-1.fc25 (ppc64le, x86_64)",
                        "    rpm perl 5-1 of module perl:5 (x86_64)",
                        "  built on: 2",
                        "    image:base-container:f25",
                        "    image:golang-container:f25",
                        "  contained in: nothing",
                        "  base of: nothing");
        assertThat(shown("binary-rpm:openssl-libs"))
                .containsExactly(
                        "binary-rpm:openssl-libs:",
                        "  contained in: 3",
                        "    image:base-container:f25  1:1.0.2m-1.fc25, ever 1:1.0.2m-1.fc25",
                        "    image:httpd-container:f25  1:1.0.2m-1.fc25, ever 1:1.0.1-1.fc25 to 1:1.0.2m-1.fc25",
                        "    image:retired-container:f25  1:1.0.0-1.fc25, ever 1:1.0.0-1.fc25; left");
        assertThat(shown("gone")).contains("    image:httpd-container:f25  not any more, once 1-1");
        assertThat(shown("retired-container")).anyMatch(line -> line.endsWith(" because it is retired."));
    }

    private java.util.stream.Stream<String> shown(String words) {
        var out = new StringWriter();
        new InventoryShow(database.database(), EndOfLife.NEVER).show(words, false, new PrintWriter(out, true));
        return out.toString().lines();
    }

    @Test
    void takesRpmsAsTheyArePrinted() throws IOException {
        ImageBuild only = InventoryFile.builds(
                        Files.writeString(directory.resolve("one.jsonl"), """
                        {"artifact": "image:httpd-container:f25", "nvr": "httpd-container-0-3.f25",
                         "completed": "2017-11-22T15:00:00Z", "rpms": ["openssl-libs-1:1.0.2m-1.fc25.x86_64"]}
                        """.replace("\n", "") + "\n"))
                .images()
                .get(0);
        assertThat(only.rpms().get(0).version()).hasToString("1:1.0.2m-1.fc25");
        assertThat(only.rpms().get(0).arch()).isEqualTo("x86_64");
    }

    @Test
    void saysWhatIsWrongInWhichLine() throws IOException {
        Path file = Files.write(
                directory.resolve("wrong.jsonl"),
                List.of(
                        "{\"artifact\": \"image:a:f25\", \"nvr\": \"a-1-1\", \"rpms\": []}",
                        "{\"artifact\": \"module:a:1\", \"nvr\": \"a-1-1\", \"completed\": \"2017-11-22T15:00:00Z\", \"rpms\": []}",
                        "{\"artifact\": \"image:a:f25\", \"nvr\": \"a-1-1\", \"completed\": \"2017-11-22T15:00:00Z\", \"rpms\": [\"bash\"]}",
                        "{\"artifact\": \"image:a:f25\", \"nvr\": \"a-1-1\", \"complete\": \"\", \"rpms\": []}",
                        "{\"ever\": \"binary-rpm:bash:\", \"images\": {\"image:a:f25\": [\"1-1\"]}}",
                        "{\"artifact\": \"image:a:f25\", \"nvr\": \"a-1-1\", \"completed\": \"2017-11-22T15:00:00Z\", \"stages\": \"image:b:f25\", \"rpms\": []}"));

        assertThatThrownBy(() -> InventoryFile.builds(file))
                .hasMessageContainingAll(
                        "line 1: 'completed' is missing",
                        "line 2: 'artifact' is no image",
                        "line 3: 'bash' is no rpm",
                        "line 4: 'complete' is unknown; known are artifact, nvr, koji_id",
                        "line 5: 'image:a:f25' has no two versions",
                        "line 6: 'stages' is no list",
                        "Nothing was imported.");
    }
}
