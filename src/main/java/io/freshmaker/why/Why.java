package io.freshmaker.why;

import io.freshmaker.artifact.Quoted;
import io.freshmaker.inventory.ArtifactNames;
import io.freshmaker.inventory.ImageBuilds;
import io.freshmaker.inventory.KnownArtifact;
import io.freshmaker.store.Database;
import io.freshmaker.store.EventsAbout;
import io.freshmaker.store.EventsAbout.Told;
import io.freshmaker.store.Happening;
import io.freshmaker.store.KeptDecision;
import io.freshmaker.why.WhyAnswer.Answer;
import io.freshmaker.why.WhyAnswer.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Answers why an artifact was rebuilt for an update or an rpm, waits, or was not. Only reads. */
public final class Why {

    private static final int NAMED = 5;

    private final ArtifactQuestions questions;
    private final EventsAbout events;
    private final Pending pending;
    private final HeldRpms held;

    public Why(Database database) {
        this.questions = new ArtifactQuestions(new ArtifactNames(database));
        this.events = new EventsAbout(database);
        this.pending = new Pending(database);
        this.held = new HeldRpms(new ImageBuilds(database));
    }

    /**
     * Goes from the event of the subject to its decision about the artifact and to the build of that.
     *
     * @param words the artifact, as {@link ArtifactQuestions} reads it
     * @throws IllegalArgumentException when the words mean no artifact or several
     */
    public WhyAnswer ask(String words, Subject subject) {
        KnownArtifact artifact = questions.one(words);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("Does the inventory know the artifact?", knowledge(artifact)));
        List<Long> about = about(subject);
        steps.add(new Step("Which events are about " + Quoted.of(subject.text()) + "?", named(about)));
        if (about.isEmpty()) {
            return unheard(artifact, subject, steps);
        }
        List<Happening> decided = events.decided(artifact.artifact(), about);
        if (decided.isEmpty()) {
            return undecided(artifact, subject, about, steps);
        }
        Happening decision = Decisive.of(decided);
        long event = decision.event().id();
        steps.add(new Step("What did event " + event + " decide about it?", said(decision.decision())));
        BuildOutcome outcome = BuildOutcome.of(decision);
        if (decision.decision().rebuild()) {
            steps.add(new Step("What became of the build?", outcome.standing()));
        }
        return new WhyAnswer(
                artifact.artifact(),
                outcome.answer(),
                outcome.sentence(),
                decision.decision().rule(),
                decision.event(),
                decision,
                steps,
                about.stream().filter(id -> id != event).toList());
    }

    private static String said(KeptDecision decision) {
        return decision.rule().isEmpty()
                ? Telling.ended(
                        "What it decided is not kept any more, but the build that it led to: " + decision.reason())
                : decision.reason() + " (" + decision.rule() + ")";
    }

    private List<Long> about(Subject subject) {
        return switch (subject.kind()) {
            case UPDATE -> events.searchKey(subject.text());
            case BUILD -> events.build(subject.build().orElseThrow());
            case NAME -> events.name(subject.text());
        };
    }

    private static String knowledge(KnownArtifact artifact) {
        String name = artifact.artifact().toString();
        if (!artifact.inventory()) {
            return "No, it does not know " + Quoted.of(name) + ".";
        }
        String build = artifact.nvr().isEmpty() ? "" : "; its newest build is " + artifact.nvr();
        return artifact.left() == null ? "Yes, " + name + build + "." : name + " left it: " + artifact.left() + ".";
    }

    private static String named(List<Long> events) {
        if (events.isEmpty()) {
            return "None is known.";
        }
        String few = events.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int more = events.size() - NAMED;
        return (events.size() == 1 ? "Event " : "Events ") + few + (more > 0 ? " and " + more + " before." : ".");
    }

    private WhyAnswer unheard(KnownArtifact artifact, Subject subject, List<Step> steps) {
        Pending.Found found = pending.of(subject, steps);
        holding(artifact, subject.name().isEmpty() ? List.of() : List.of(subject.name()), steps);
        if (found.waits() != null) {
            return answer(artifact, Answer.WAITING, found.waits(), steps);
        }
        return answer(
                artifact,
                Answer.UNKNOWN,
                found.unreadable() == null
                        ? "No event about " + Quoted.of(subject.text())
                                + " is known: its message never came, no content type"
                                + " listens to it, or it is older than what is kept."
                        : found.unreadable(),
                steps);
    }

    private static WhyAnswer answer(KnownArtifact artifact, Answer answer, String sentence, List<Step> steps) {
        return new WhyAnswer(artifact.artifact(), answer, sentence, "", null, null, steps, List.of());
    }

    private WhyAnswer undecided(KnownArtifact artifact, Subject subject, List<Long> about, List<Step> steps) {
        Told told = events.told(about);
        steps.add(new Step(
                "What did event " + told.event().id() + " decide about it?",
                told.forgotten()
                        ? "Its decisions are not kept any more."
                        : "Nothing: it was not found to be concerned."));
        String parts = told.parts().stream()
                .filter(part -> part.reason() != null)
                .map(part -> part.contentType() + ": " + Telling.ended(part.reason()))
                .collect(Collectors.joining(" "));
        steps.add(new Step(
                "What did the content types make of it?",
                parts.isEmpty() ? "A plan without " + artifact.artifact().label() + "." : parts));
        Pending.Found found = pending.of(subject, steps);
        holding(artifact, subject.name().isEmpty() ? told.names() : List.of(subject.name()), steps);
        String event = "Event " + told.event().id() + " about " + Quoted.of(subject.text());
        String label = artifact.artifact().label();
        Answer answer = Answer.NOT_AFFECTED;
        String sentence =
                event + " did not concern " + label + Telling.colon(told.event().stateReason());
        if (told.parts().stream().anyMatch(EventsAbout.Part::waiting)) {
            answer = Answer.WAITING;
            sentence =
                    event + " is not planned yet" + Telling.colon(told.event().stateReason());
        } else if (found.waits() != null) {
            answer = Answer.WAITING;
            sentence = found.waits();
        } else if (told.forgotten()) {
            answer = Answer.UNKNOWN;
            sentence = "What " + event.replace("Event", "event") + " decided about " + label + " is not kept any more";
        } else if (!artifact.inventory()) {
            answer = Answer.UNKNOWN;
            sentence = "The inventory does not know "
                    + Quoted.of(artifact.artifact().toString()) + ", so that " + event.replace("Event", "event")
                    + " decided nothing about it";
        } else if (artifact.left() != null) {
            sentence = event + " did not concern " + label + ": it left the inventory, " + artifact.left();
        }
        return new WhyAnswer(
                artifact.artifact(),
                answer,
                Telling.ended(sentence),
                "",
                told.event(),
                null,
                steps,
                about.stream().filter(id -> id != told.event().id()).toList());
    }

    private void holding(KnownArtifact artifact, List<String> names, List<Step> steps) {
        if (artifact.inventory() && !names.isEmpty()) {
            held.sentence(artifact.artifact(), names)
                    .ifPresent(words -> steps.add(new Step("What does its newest build hold of it?", words)));
        }
    }
}
