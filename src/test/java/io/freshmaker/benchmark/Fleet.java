package io.freshmaker.benchmark;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Image streams in three layers, always the same ones: a base for each branch, middle layers on these, applications on
 * those. Each layer has the rpms of the one below and more of its own; the streams of a branch follow each other.
 *
 * @param streams how many
 * @param names the rpms of an application
 */
record Fleet(int streams, int names) {

    /** In every image. */
    static final Artifact COMMON = Artifact.binaryRpm("base-0", "");
    /** In every hundredth image. */
    static final Artifact RARE = Artifact.binaryRpm("rare", "");

    private static final int BRANCHES = 20;
    private static final int MIDDLES = 50;
    private static final int VOCABULARY = 20_000;
    private static final int AGES = 4;
    private static final Instant BEGIN = Instant.parse("2017-11-01T00:00:00Z");

    /** Streams that follow each other, as a tag lists them. */
    List<ImageBuild> page(int first, int size) {
        List<ImageBuild> page = new ArrayList<>();
        for (int i = first; i < Math.min(streams, first + size); i++) {
            page.add(build(i, 1));
        }
        return page;
    }

    /** @param round which build of the stream: with each, one rpm in eight is newer */
    ImageBuild build(int stream, int round) {
        Random random = new Random(stream);
        int branch = branch(stream);
        List<ContainedRpm> rpms = new ArrayList<>();
        for (String name : names(place(stream))) {
            int age = random.nextInt(AGES) + (name.hashCode() % 8 == round % 8 ? round : 1);
            rpms.add(new ContainedRpm(
                    name,
                    new RpmVersion(0, "1." + Math.floorMod(name.hashCode(), 2_000) + "." + age, "1.fc" + branch),
                    "x86_64",
                    500_000 + Math.floorMod(name.hashCode(), 100_000) + age,
                    ""));
        }
        Artifact parent = place(stream) == 0 ? null : image(parent(stream));
        return new ImageBuild(
                image(stream),
                1_000_000L + (long) round * streams + stream,
                image(stream).name() + "-0-" + round + ".f" + branch,
                BEGIN.plusSeconds((long) round * streams + stream),
                "git://pkgs.example.org/container/" + image(stream).name() + "#7b0c5e9",
                parent,
                parent == null ? "" : parent.name() + "-0-1.f" + branch,
                rpms);
    }

    private int branch(int stream) {
        return stream / (streams / BRANCHES);
    }

    private int place(int stream) {
        return stream % (streams / BRANCHES);
    }

    private int parent(int stream) {
        int place = place(stream);
        return stream - place + (place <= MIDDLES ? 0 : 1 + place % MIDDLES);
    }

    Artifact image(int stream) {
        return Artifact.image("image-" + place(stream) + "-container", "f" + branch(stream));
    }

    private Set<String> names(int place) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < names / 2; i++) {
            all.add("base-" + i);
        }
        if (place % 100 == 99) {
            all.add("rare");
        }
        if (place > 0) {
            draw(all, names * 3 / 4, new Random(place <= MIDDLES ? place : 1 + place % MIDDLES));
        }
        if (place > MIDDLES) {
            draw(all, names, new Random(place));
        }
        return all;
    }

    private static void draw(Set<String> all, int size, Random random) {
        while (all.size() < size) {
            all.add("rpm-" + random.nextInt(VOCABULARY));
        }
    }
}
