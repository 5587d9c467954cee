package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Containment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan of images, tried on small random graphs with diamonds and cycles; the seed repeats one. */
class ImagePlanPropertiesTest {
    private static final Artifact SSL = Artifact.rpm("openssl", "f27");
    private static final int DEPTH = 4;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCandidateHasOneDecisionAndEveryRebuildOneBuildWithACause(long seed) {
        Draft judged = random(seed);
        Plan plan = plan(judged);
        assertThat(plan.decisions())
                .extracting(Decision::artifact)
                .containsExactlyInAnyOrderElementsOf(judged.verdicts().keySet());
        assertThat(plan.builds())
                .extracting(PlannedBuild::artifact)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(plan.decisions().stream()
                        .filter(Decision::rebuild)
                        .map(Decision::artifact)
                        .toList());
        assertThat(plan.builds()).allSatisfy(build -> {
            assertThat(build.causes()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(judged.verdicts().get(build.artifact()).rebuild()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyParentThatIsRebuiltStandsBeforeItsChildrenUnlessACycleWasCut(long seed) {
        Draft judged = random(seed);
        Map<Artifact, PlannedBuild> before = new HashMap<>();
        Map<Artifact, Set<Artifact>> parents = parents(judged);
        Set<Artifact> rebuilt = rebuilt(plan(judged));
        for (PlannedBuild build : plan(judged).builds()) {
            assertThat(before.keySet()).containsAll(build.prerequisites());
            assertThat(build.prerequisites())
                    .allMatch(parent -> before.get(parent).batch() < build.batch());
            Set<Artifact> cut = build.causes().stream()
                    .filter(cause -> cause.reason().contains("cycle"))
                    .map(Cause::constituent)
                    .collect(Collectors.toSet());
            assertThat(parents.getOrDefault(build.artifact(), Set.of()).stream().filter(rebuilt::contains))
                    .allMatch(parent -> build.prerequisites().contains(parent) != cut.contains(parent));
            before.put(build.artifact(), build);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exactlyTheAffectedAreDirectAndAllowedOnesOfThemAreRebuilt(long seed) {
        Draft judged = random(seed);
        Plan plan = plan(judged);
        assertThat(plan.builds().stream()
                        .filter(build -> build.reason() == RebuildReason.DIRECTLY_AFFECTED)
                        .map(PlannedBuild::artifact))
                .containsExactlyInAnyOrderElementsOf(affected(judged));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsRebuiltAsADependencyLeadsFromOneAffectedImageToAnother(long seed) {
        Draft judged = random(seed);
        Plan plan = plan(judged);
        Map<Artifact, Set<Artifact>> parents = parents(judged);
        Set<Artifact> rebuilt = rebuilt(plan);
        Set<Artifact> leading = grown(affected(judged), parents, rebuilt, false);
        Set<Artifact> reached = grown(affected(judged), parents, rebuilt, true);
        assertThat(leading).containsAll(rebuilt);
        assertThat(reached).containsAll(rebuilt);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLeftOutThatLeadsFromOneAffectedImageToAnotherWithoutACycle(long seed) {
        Draft judged = random(seed);
        Plan all = new Planner(1000).order(judged, "bump", "image", "between").plan();
        Map<Artifact, Set<Artifact>> parents = parents(judged);
        Set<Artifact> allowed = judged.verdicts().keySet().stream()
                .filter(image -> judged.verdicts().get(image).rebuild())
                .collect(Collectors.toSet());
        Set<Artifact> expected = grown(affected(judged), parents, allowed, false);
        expected.retainAll(grown(affected(judged), parents, allowed, true));
        assertThat(rebuilt(all)).isEqualTo(expected);
    }

    /** The slow and obvious way, within some images: to children, or to parents. */
    private static Set<Artifact> grown(
            Set<Artifact> from, Map<Artifact, Set<Artifact>> parents, Set<Artifact> within, boolean toChildren) {
        Set<Artifact> grown = new HashSet<>(from);
        boolean more = true;
        while (more) {
            more = false;
            for (Artifact child : parents.keySet()) {
                for (Artifact parent : parents.get(child)) {
                    Artifact next = toChildren ? child : parent;
                    more |= within.contains(next) && grown.contains(toChildren ? parent : child) && grown.add(next);
                }
            }
        }
        return grown;
    }

    private static Set<Artifact> affected(Draft judged) {
        return judged.dependants().edges().stream()
                .filter(edge -> edge.constituent().equals(SSL))
                .map(Containment::compound)
                .filter(image -> judged.verdicts().get(image).rebuild())
                .collect(Collectors.toSet());
    }

    private static Map<Artifact, Set<Artifact>> parents(Draft judged) {
        return judged.dependants().edges().stream()
                .filter(edge ->
                        !edge.constituent().equals(SSL) && !edge.constituent().equals(edge.compound()))
                .collect(Collectors.groupingBy(
                        Containment::compound, Collectors.mapping(Containment::constituent, Collectors.toSet())));
    }

    private static Set<Artifact> rebuilt(Plan plan) {
        return plan.builds().stream().map(PlannedBuild::artifact).collect(Collectors.toSet());
    }

    private static Plan plan(Draft judged) {
        return new Planner(DEPTH).order(judged, "bump", "image", "between").plan();
    }

    /** Mostly one parent each, so that chains are long; every fourth graph may have cycles. */
    private static Draft random(long seed) {
        Random random = new Random(seed);
        int nodes = 2 + random.nextInt(25);
        DraftOf draft = DraftOf.images().changed(SSL);
        for (int i = 0; i < nodes; i++) {
            draft.candidate("i" + i);
            if (random.nextInt(3) == 0) {
                draft.contains("i" + i, SSL);
            }
            if (random.nextInt(7) == 0) {
                draft.blocked("i" + i);
            }
            for (int parents = i == 0 ? 0 : 1 + random.nextInt(5) / 4; parents > 0; parents--) {
                draft.builtOn("i" + i, "i" + random.nextInt(seed % 4 == 0 ? nodes : i));
            }
        }
        return draft.judged();
    }
}
