package io.freshmaker.why;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Happening;
import io.freshmaker.store.HistoryEvent;
import java.util.List;

/**
 * Why an artifact was rebuilt for something, or not.
 *
 * @param sentence for its packager
 * @param rule what decided; empty where nothing had to be decided
 * @param event the latest that matters; null where none is known
 * @param decision of that event about the artifact, with the chain of reasons; null where there is none
 * @param steps what was looked at, in order
 * @param others the other events about it, the latest first
 */
public record WhyAnswer(
        Artifact artifact,
        Answer answer,
        String sentence,
        String rule,
        HistoryEvent event,
        Happening decision,
        List<Step> steps,
        List<Long> others) {

    /** The answers in a word. */
    public enum Answer {
        REBUILT,
        REBUILDING,
        /** A build is planned, or the message is; the sentence says what it waits for. */
        WAITING,
        NOT_REBUILT,
        FAILED,
        /** The event did not concern it. */
        NOT_AFFECTED,
        /** Nothing is known of such an event, or of the artifact. */
        UNKNOWN
    }

    /** A question on the way to the answer, and what was found. */
    public record Step(String question, String finding) {}

    public WhyAnswer {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }
}
