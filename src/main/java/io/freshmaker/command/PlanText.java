package io.freshmaker.command;

import io.freshmaker.bus.Hearing;
import io.freshmaker.content.Trace.Step;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.service.Preview;
import java.util.List;

/** A preview for people: the message, what became of it at each step, the answer, and the plan with its reasons. */
final class PlanText {

    private final Preview preview;
    private final StringBuilder text = new StringBuilder();

    PlanText(Preview preview) {
        this.preview = preview;
    }

    String text() {
        Hearing hearing = preview.hearing();
        line("message    %s", preview.message().id());
        line("topic      %s: %s", preview.message().topic(), topic(hearing));
        if (hearing.listens()) {
            line("filter     %s", filter(hearing));
        }
        line("content    %s, version %s", hearing.type().name(), hearing.type().version());
        line("inventory  %s", preview.inventory());
        line("policy     %s", preview.policy());
        if (!preview.steps().isEmpty()) {
            line("");
            line("steps");
            preview.steps().forEach(this::step);
        }
        line("");
        line("answer     %s", answer(hearing));
        if (hearing.part() != null
                && hearing.part().finished()
                && hearing.part().draft().plan() != null) {
            builds(hearing.part().draft());
        }
        return text.toString();
    }

    private static String topic(Hearing hearing) {
        return hearing.listens()
                ? hearing.type().name() + " listens to it"
                : hearing.type().name() + " listens to " + String.join(", ", hearing.topics()) + " only";
    }

    private static String filter(Hearing hearing) {
        if (hearing.filter().isEmpty()) {
            return "none: every message of the topic is let in";
        }
        return hearing.filter() + (hearing.letsIn() ? " finds something: let in" : " finds nothing: dropped");
    }

    private void step(Step step) {
        line("  %s", step.id());
        StepWords.of(step).forEach(words -> line("      %s", words));
    }

    private static String answer(Hearing hearing) {
        if (!hearing.letsIn()) {
            return "not ours: it would be dropped before the database";
        }
        return hearing.part().finished()
                ? StepWords.answer(hearing.part().draft())
                : "failed, a service would try again: " + hearing.part().failure();
    }

    private void builds(Draft draft) {
        int batch = -1;
        List<Decision> decisions = draft.plan().decisions();
        for (PlannedBuild build : draft.plan().builds().stream()
                .sorted((one, other) -> Integer.compare(one.batch(), other.batch()))
                .toList()) {
            if (build.batch() != batch) {
                batch = build.batch();
                line("");
                line("batch %d", batch);
            }
            line("  %s", StepWords.named(build.artifact()));
            decisions.stream()
                    .filter(decision -> decision.artifact().equals(build.artifact()))
                    .forEach(this::decision);
        }
        List<Decision> out =
                decisions.stream().filter(decision -> !decision.rebuild()).toList();
        if (!out.isEmpty()) {
            line("");
            line("left out");
            out.forEach(decision -> {
                line("  %s", StepWords.named(decision.artifact()));
                decision(decision);
            });
        }
    }

    private void decision(Decision decision) {
        line("      %s (%s)", decision.reason(), decision.rule());
    }

    private void line(String format, Object... values) {
        text.append(String.format(format, values)).append('\n');
    }
}
