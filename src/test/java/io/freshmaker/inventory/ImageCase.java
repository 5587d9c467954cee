package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.store.Engine;
import io.freshmaker.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** An inventory of images, and what Koji may say of them. */
abstract class ImageCase {

    static final String KOJI = "koji";
    static final Instant BEGIN = Instant.parse("2017-11-22T12:00:00Z");
    static final Artifact HTTPD = image("httpd");

    final TestDatabase database;
    final ImageLearning learning;
    final ImageHoldings holdings;
    final ImageBuilds builds;

    ImageCase(Engine engine) {
        database = new TestDatabase(engine);
        learning = new ImageLearning(database.database(), 2);
        holdings = new ImageHoldings(database.database());
        builds = new ImageBuilds(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Artifact image(String name) {
        return Artifact.image(name + "-container", "f25");
    }

    /** The build of an image of that number, an hour after the one before, on a base image. */
    static ImageBuild build(String name, int number, String... rpms) {
        return build(image(name), number, image("base"), rpms);
    }

    /** @param rpms as {@code name=version}, with {@code @arch} and {@code %module} where they are not x86_64 and none */
    static ImageBuild build(Artifact image, int number, Artifact parent, String... rpms) {
        return new ImageBuild(
                image,
                1000 + number,
                image.name() + "-0-" + number + "." + image.stream(),
                BEGIN.plusSeconds(3600L * number),
                "git://pkgs.example.org/container/" + image.name() + "#" + number,
                parent,
                parent == null ? "" : parent.name() + "-0-1." + parent.stream(),
                Stream.of(rpms).map(ImageCase::rpm).toList());
    }

    /** The same build with files of the newest builds of other images. */
    static ImageBuild staged(ImageBuild build, Artifact... stages) {
        return new ImageBuild(
                build.image(),
                build.kojiId(),
                build.nvr(),
                build.completed(),
                build.source(),
                build.parent(),
                build.parentNvr(),
                List.of(stages),
                build.rpms());
    }

    static ContainedRpm rpm(String text) {
        String[] module = text.split("%");
        String[] arch = module[0].split("@");
        String[] version = arch[0].split("=");
        return new ContainedRpm(
                version[0],
                RpmVersion.parse(version[1]),
                arch.length > 1 ? arch[1] : "x86_64",
                version[1].hashCode() & 0xfffff,
                module.length > 1 ? module[1] : "");
    }

    void learn(ImageBuild... images) {
        learning.learn(List.of(images), KOJI);
    }

    /** What is known of an rpm, as {@code httpd-container newest lowest highest}, sorted. */
    List<String> held(String rpm) {
        return held(rpm, "");
    }

    List<String> held(String rpm, String module) {
        return holdings.of(List.of(Artifact.binaryRpm(rpm, module))).stream()
                .map(each -> each.image().name() + " " + (each.newest() == null ? "-" : each.newest()) + " "
                        + each.lowest() + " " + each.highest() + (each.left() == null ? "" : " left: " + each.left()))
                .sorted()
                .toList();
    }
}
