package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void takeEachWaitOnce() {
        var waits = new Waits(List.of(1L, 2L), Map.of(2L, Set.of(1L)));

        assertThat(waits.add(2, 1)).isFalse();
    }

    @Test
    void refuseACircleOfAnyLength() {
        var waits = new Waits(List.of(4L, 3L, 2L, 1L), Map.of(2L, Set.of(1L), 3L, Set.of(2L)));

        assertThat(waits.add(4, 3)).isTrue();
        assertThat(waits.add(1, 4)).isFalse();
        assertThat(waits.add(1, 2)).isFalse();
        assertThat(waits.add(1, 1)).isFalse();
        assertThat(waits.add(4, 1)).isTrue();
    }

    @Test
    void takeExactlyWhatClosesNoCircle() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Long> builds = new ArrayList<>(LongStream.range(0, 12).boxed().toList());
            Collections.shuffle(builds, random);
            Map<Long, Set<Long>> plain = new HashMap<>();
            var waits = new Waits(builds, plain);
            for (int i = 0; i < 80; i++) {
                long build = random.nextInt(12);
                long prerequisite = random.nextInt(12);
                Set<Long> known = plain.computeIfAbsent(build, id -> new HashSet<>());
                boolean free = !known.contains(prerequisite) && !reaches(plain, prerequisite, build);

                assertThat(waits.add(build, prerequisite))
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(free);
                if (free) {
                    known.add(prerequisite);
                }
            }
        }
    }

    private static boolean reaches(Map<Long, Set<Long>> graph, long from, long to) {
        return from == to || graph.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(graph, next, to));
    }

    @Test
    void takeLongChains() {
        Map<Long, Set<Long>> chain = new HashMap<>();
        LongStream.range(1, 100_000).forEach(id -> chain.put(id, Set.of(id - 1)));
        var waits = new Waits(List.of(99_999L), chain);

        assertThat(waits.add(0, 99_999)).isFalse();
        assertThat(waits.add(99_999, 0)).isTrue();
    }
}
