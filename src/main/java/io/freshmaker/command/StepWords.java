package io.freshmaker.command;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.change.Change;
import io.freshmaker.content.Trace.Step;
import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ShippedRpm;
import io.freshmaker.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a step of a content route added to the draft, in lines for people. */
final class StepWords {

    private static final int SHOWN = 50;

    private StepWords() {}

    static List<String> of(Step step) {
        if (step.kind().equals("filter") || step.kind().equals("choice")) {
            return List.of(step.entered() ? "yes: the steps below it are taken" : "no: goes on behind it");
        }
        if (step.kind().equals("stop")) {
            return List.of("the route ends here");
        }
        if (step.before() == null || step.after() == null || step.before().equals(step.after())) {
            return List.of("adds nothing to the draft");
        }
        List<String> lines = new ArrayList<>();
        Draft before = step.before();
        Draft after = step.after();
        if (!after.changes().equals(before.changes())) {
            after.changes().forEach(change -> lines.add(changed(change)));
        }
        if (!after.shipped().rpms().equals(before.shipped().rpms())) {
            shipped(after.shipped().rpms(), lines);
        }
        if (!after.dependants().equals(before.dependants())) {
            dependants(after, lines);
        }
        if (!after.verdicts().equals(before.verdicts())) {
            verdicts(after.verdicts(), lines);
        }
        if (after.answer() != before.answer()) {
            lines.add(answer(after));
        }
        return lines.isEmpty() ? List.of("finds nothing to add") : shortened(lines);
    }

    /** Such as {@code spec file changed in 3f0c9d7a by jane: rpm perl:f27}. */
    private static String changed(Change change) {
        String revision =
                change.revision().matches("[0-9a-f]{40}") ? change.revision().substring(0, 8) : change.revision();
        return change.what()
                + (revision.isEmpty() || change.what().contains(revision) ? "" : " in " + revision)
                + (change.by().isEmpty() ? "" : " by " + change.by())
                + ": " + named(change.constituent());
    }

    private static void shipped(List<ShippedRpm> rpms, List<String> lines) {
        lines.add(Counted.of(rpms.size(), "rpm was shipped", "rpms were shipped"));
        rpms.forEach(rpm -> lines.add("  " + rpm.name() + " " + rpm.version()
                + (rpm.module().isEmpty() ? "" : " of module " + rpm.module())));
    }

    private static void dependants(Draft draft, List<String> lines) {
        lines.add(Counted.of(draft.dependants().compounds().size(), "dependant") + " found");
        draft.dependants().compounds().stream()
                .map(Compound::artifact)
                .sorted()
                .forEach(artifact -> lines.add("  " + named(artifact)));
    }

    private static void verdicts(Map<Artifact, Verdict> verdicts, List<String> lines) {
        long allowed = verdicts.values().stream().filter(Verdict::rebuild).count();
        lines.add(allowed + " of " + verdicts.size() + " may be rebuilt");
        new TreeMap<>(verdicts)
                .forEach((artifact, verdict) -> lines.add(
                        "  " + named(artifact) + ": " + (verdict.rebuild() ? "yes" : "no") + ", " + verdict.rule()));
    }

    /** The answer of a content type in a sentence. */
    static String answer(Draft draft) {
        return switch (draft.answer()) {
            case OPEN -> "still open";
            case NOT_OURS -> "not ours: " + draft.because();
            case NO_REBUILD -> "no rebuild: " + draft.because();
            case PLANNED -> "planned: " + Counted.of(draft.plan().builds().size(), "build");
        };
    }

    static String named(Artifact artifact) {
        return artifact.type() + " " + artifact.label();
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= SHOWN) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, SHOWN));
        first.add("  and " + (lines.size() - SHOWN) + " more; --json has all of them");
        return first;
    }
}
