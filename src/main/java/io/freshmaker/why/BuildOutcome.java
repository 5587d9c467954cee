package io.freshmaker.why;

import io.freshmaker.store.Happening;
import io.freshmaker.store.HistoryBuild;
import io.freshmaker.store.KeptDecision;
import io.freshmaker.why.WhyAnswer.Answer;

/**
 * What became of a decision.
 *
 * @param standing of the build alone
 */
record BuildOutcome(Answer answer, String sentence, String standing) {

    static BuildOutcome of(Happening happening) {
        KeptDecision decision = happening.decision();
        String label = happening.artifact().label();
        if (!decision.rebuild()) {
            return new BuildOutcome(Answer.NOT_REBUILT, Telling.sentence(happening), "There is none.");
        }
        HistoryBuild build = happening.build();
        String because = Telling.because(decision.reason());
        if (build == null) {
            return new BuildOutcome(
                    Answer.UNKNOWN,
                    Telling.ended(label + " was to be rebuilt" + because) + " The build is not kept any more.",
                    "It is not kept any more.");
        }
        String reason = Telling.colon(build.stateReason());
        if (build.dryRun()) {
            return new BuildOutcome(
                    Answer.NOT_REBUILT,
                    Telling.ended(label + " would have been rebuilt" + because) + " The event is a dry run: nothing was"
                            + " submitted.",
                    "Build " + build.id() + " is of a dry run.");
        }
        String number = "Build " + build.id();
        return switch (build.state()) {
            case 0 ->
                new BuildOutcome(
                        Answer.REBUILDING,
                        Telling.ended(label + " is being rebuilt" + since(build) + because),
                        Telling.ended(number + " is under way" + reason));
            case 1 ->
                new BuildOutcome(
                        Answer.REBUILT,
                        Telling.ended(label + " was rebuilt" + Telling.as(build) + on(build) + because),
                        Telling.ended(number + " is done" + reason));
            case 2 ->
                new BuildOutcome(
                        Answer.FAILED,
                        Telling.ended(label + " could not be rebuilt" + reason),
                        Telling.ended(number + " failed" + reason));
            case 3 ->
                new BuildOutcome(
                        Answer.NOT_REBUILT,
                        Telling.ended(label + " was not rebuilt: build " + build.id() + " was canceled" + reason),
                        Telling.ended(number + " was canceled" + reason));
            default ->
                new BuildOutcome(
                        Answer.WAITING,
                        Telling.ended(label + " waits to be rebuilt" + reason),
                        Telling.ended(number + " is planned" + reason));
        };
    }

    private static String since(HistoryBuild build) {
        return build.submitted() == null ? "" : " since " + Telling.minute(build.submitted());
    }

    private static String on(HistoryBuild build) {
        return build.completed() == null ? "" : " on " + Telling.minute(build.completed());
    }
}
