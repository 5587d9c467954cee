package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan, tried on small random graphs; the seed in a test's name repeats its graph. */
class PlannerPropertiesTest {
    private static final Artifact HTTPD = Artifact.rpm("httpd", "f27");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCandidateHasOneDecisionAndEveryRebuildOneBuild(long seed) {
        Draft judged = random(seed, true);
        Plan plan = plan(judged);
        assertThat(plan.decisions())
                .extracting(Decision::artifact)
                .containsExactlyInAnyOrderElementsOf(judged.verdicts().keySet());
        assertThat(plan.builds())
                .extracting(PlannedBuild::artifact)
                .containsExactlyInAnyOrderElementsOf(plan.decisions().stream()
                        .filter(Decision::rebuild)
                        .map(Decision::artifact)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPrerequisiteStandsBeforeWhatNeedsIt(long seed) {
        Map<Artifact, Integer> batches = new HashMap<>();
        for (PlannedBuild build : plan(random(seed, true)).builds()) {
            assertThat(batches.keySet()).containsAll(build.prerequisites());
            int expected = build.prerequisites().stream()
                    .mapToInt(prerequisite -> batches.get(prerequisite) + 1)
                    .max()
                    .orElse(0);
            assertThat(build.batch()).isEqualTo(expected);
            assertThat(build.batch())
                    .isGreaterThanOrEqualTo(batches.values().stream()
                            .mapToInt(batch -> batch)
                            .max()
                            .orElse(0));
            batches.put(build.artifact(), build.batch());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exactlyWhatAllowedOnesReachIsRebuilt(long seed) {
        Draft judged = random(seed, true);
        assertThat(plan(judged).builds())
                .extracting(PlannedBuild::artifact)
                .containsExactlyInAnyOrderElementsOf(reached(judged));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBuildHasItsReasonInThePlan(long seed) {
        for (PlannedBuild build : plan(random(seed, true)).builds()) {
            assertThat(build.causes()).isNotEmpty().doesNotHaveDuplicates();
            boolean direct = build.causes().stream()
                    .anyMatch(cause -> cause.constituent().equals(HTTPD));
            assertThat(build.reason() == RebuildReason.DIRECTLY_AFFECTED).isEqualTo(direct);
            assertThat(direct || !build.prerequisites().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWaitIsKeptOrNamedAsCut(long seed) {
        Draft judged = random(seed, true);
        Set<Artifact> built = reached(judged);
        Map<Artifact, Set<Artifact>> caused = new HashMap<>();
        for (PlannedBuild build : plan(judged).builds()) {
            List<Artifact> cut = build.causes().stream()
                    .filter(cause -> cause.reason()
                            .endsWith(" cut before " + build.artifact().label()))
                    .map(Cause::constituent)
                    .toList();
            assertThat(cut).noneMatch(build.prerequisites()::contains);
            Set<Artifact> both = new HashSet<>(build.prerequisites());
            both.addAll(cut);
            caused.put(build.artifact(), both);
        }
        Map<Artifact, Set<Artifact>> wanted = built.stream().collect(Collectors.toMap(a -> a, a -> new HashSet<>()));
        for (Containment edge : judged.dependants().edges()) {
            boolean self = edge.compound().equals(edge.constituent());
            if (!self && built.contains(edge.compound()) && built.contains(edge.constituent())) {
                wanted.get(edge.compound()).add(edge.constituent());
            }
        }
        assertThat(caused).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cutsNothingWhereThereIsNoCycle(long seed) {
        assertThat(plan(random(seed, false)).decisions())
                .extracting(Decision::reason)
                .noneMatch(reason -> reason.contains("cycle"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheInventorysAnswerDoesNotMatter(long seed) {
        Draft judged = random(seed, true);
        List<Compound> compounds = new ArrayList<>(judged.dependants().compounds());
        List<Containment> edges = new ArrayList<>(judged.dependants().edges());
        Collections.shuffle(compounds, new Random(seed));
        Collections.shuffle(edges, new Random(seed));
        assertThat(plan(judged.withDependants(new Dependants(compounds, edges))))
                .isEqualTo(plan(judged));
    }

    private static Plan plan(Draft judged) {
        return new Planner(1000).order(judged).plan();
    }

    /** The slow and obvious way: add what follows until nothing does. */
    private static Set<Artifact> reached(Draft judged) {
        Set<Artifact> reached = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Containment edge : judged.dependants().edges()) {
                boolean allowed = judged.verdicts().get(edge.compound()).rebuild();
                if (allowed && (edge.constituent().equals(HTTPD) || reached.contains(edge.constituent()))) {
                    grown |= reached.add(edge.compound());
                }
            }
        }
        return reached;
    }

    private static Draft random(long seed, boolean cycles) {
        Random random = new Random(seed);
        int nodes = 1 + random.nextInt(25);
        DraftOf draft = new DraftOf().changed(HTTPD);
        for (int i = 0; i < nodes; i++) {
            draft.candidate("m" + i);
            if (random.nextInt(4) == 0) {
                draft.contains("m" + i, HTTPD);
            }
            if (random.nextInt(6) == 0) {
                draft.blocked("m" + i);
            }
        }
        for (int i = random.nextInt(nodes * 3); i > 0; i--) {
            int one = random.nextInt(nodes);
            int other = random.nextInt(nodes);
            if (cycles) {
                draft.builtOn("m" + one, "m" + other);
            } else if (one != other) {
                draft.builtOn("m" + Math.max(one, other), "m" + Math.min(one, other));
            }
        }
        return draft.judged();
    }
}
