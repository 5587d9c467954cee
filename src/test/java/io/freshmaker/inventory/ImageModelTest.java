package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random builds that come in random order are known as if somebody had kept them all. */
@OnEachDatabase
class ImageModelTest extends ImageCase {

    private static final int STREAMS = 40;
    private static final int BUILDS = 5;
    private static final int NAMES = 25;
    private static final List<String> VERSIONS =
            List.of("1.0~rc1-1", "1.0-1", "1.0^git1-1", "1.0.1-1.fc25", "1:0.9-1", "1.00-1", "1.0-10", "1.0-9");

    private final Random random = new Random(4);

    ImageModelTest(Engine engine) {
        super(engine);
    }

    @Test
    void equalsWhatANaiveMemoryKnows() {
        // The rpms are numbered first; then streams on both sides of the border between two ranges.
        database.run("alter table artifacts alter column id restart with " + (Posting.CHUNK - NAMES - STREAMS / 2));
        List<ImageBuild> all = new ArrayList<>();
        for (int stream = 0; stream < STREAMS; stream++) {
            for (int number = 1; number <= BUILDS; number++) {
                all.add(build("i" + stream, number, rpms()));
            }
        }
        Collections.shuffle(all, random);
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(60));
            learn(all.subList(from, to).toArray(ImageBuild[]::new));
            from = to;
        }

        Map<String, List<String>> found = new TreeMap<>();
        for (int name = 0; name < NAMES; name++) {
            found.put("rpm" + name, held("rpm" + name));
        }
        assertThat(found).isEqualTo(model(all));
        assertThat(database.number("select count(distinct chunk) from image_postings"))
                .isEqualTo(2);
        assertThat(database.number("select count(*) from image_builds")).isEqualTo(2L * STREAMS);
    }

    private String[] rpms() {
        return IntStream.range(0, 1 + random.nextInt(15))
                .mapToObj(i -> "rpm" + random.nextInt(NAMES) + "=" + VERSIONS.get(random.nextInt(VERSIONS.size()))
                        + (random.nextInt(4) == 0 ? "@noarch" : ""))
                .toArray(String[]::new);
    }

    private static Map<String, List<String>> model(List<ImageBuild> all) {
        Map<Artifact, ImageBuild> newest = all.stream()
                .collect(Collectors.toMap(
                        ImageBuild::image,
                        build -> build,
                        (a, b) -> a.completed().isAfter(b.completed()) ? a : b));
        Comparator<RpmVersion> order = Comparator.<RpmVersion>naturalOrder().thenComparing(RpmVersion::toString);
        Map<String, List<String>> model = new TreeMap<>();
        for (int name = 0; name < NAMES; name++) {
            String rpm = "rpm" + name;
            Map<Artifact, TreeSet<RpmVersion>> ever = new TreeMap<>();
            all.forEach(build -> versions(build, rpm)
                    .forEach(version -> ever.computeIfAbsent(build.image(), image -> new TreeSet<>(order))
                            .add(version)));
            model.put(
                    rpm,
                    ever.entrySet().stream()
                            .map(each -> each.getKey().name() + " "
                                    + versions(newest.get(each.getKey()), rpm).stream()
                                            .min(order)
                                            .map(RpmVersion::toString)
                                            .orElse("-")
                                    + " " + each.getValue().first() + " "
                                    + each.getValue().last())
                            .sorted()
                            .toList());
        }
        return model;
    }

    private static List<RpmVersion> versions(ImageBuild build, String rpm) {
        return build.rpms().stream()
                .filter(each -> each.name().equals(rpm))
                .map(ContainedRpm::version)
                .toList();
    }
}
