package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Breaks loops: when the message tells of a rebuild of ours, what was planned to follow that rebuild is in hand, and is
 * not planned once more for the same cause.
 */
public final class InHand {

    private static final String RULE = "plan.in-hand";

    private InHand() {}

    /**
     * The draft without what is in hand, and without what is reached only through it, with a decision for each of them;
     * not ours when nothing else is left. To be asked only for a message that tells of a rebuild of ours.
     *
     * @param inHand the artifacts that a plan of ours has already, with words that say which: {@code event 12 has it
     *     rebuilt after perl:5.26}
     */
    public static Draft leaveOut(Draft draft, Map<Artifact, String> inHand) {
        List<Containment> edges = draft.dependants().edges().stream()
                .filter(edge -> !inHand.containsKey(edge.compound()))
                .toList();
        Dependants left = Reach.of(draft, edges);
        if (left.compounds().isEmpty()) {
            return draft.notOurs("It tells of a rebuild of ours, and all that depends on it is in hand.");
        }
        Map<Artifact, Decision> out = new TreeMap<>();
        for (Compound compound : draft.dependants().compounds()) {
            Artifact artifact = compound.artifact();
            String why = inHand.getOrDefault(artifact, "reached only through what is in hand");
            out.put(artifact, new Decision(artifact, false, RULE, "not rebuilt: " + why));
        }
        left.compounds().forEach(compound -> out.remove(compound.artifact()));
        List<Decision> outside = new ArrayList<>(draft.screening().outside());
        outside.addAll(out.values());
        return draft.screened(left, new Screening(draft.screening().remarks(), outside));
    }
}
