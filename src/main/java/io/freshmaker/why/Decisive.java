package io.freshmaker.why;

import io.freshmaker.store.Happening;
import io.freshmaker.why.WhyAnswer.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds among all decisions about an artifact the one that tells what became of it. */
final class Decisive {

    private static final String IN_HAND = "plan.in-hand";
    private static final String UP_TO_DATE = "plan.up-to-date";
    private static final Set<String> REFERRING = Set.of(IN_HAND, UP_TO_DATE);

    private Decisive() {}

    /**
     * The latest that was meant. Where that found the image up to date, the one before that made it so; where it left
     * the artifact to a plan of before, the decision of that plan.
     *
     * @param decided at least one, the latest first
     */
    static Happening of(List<Happening> decided) {
        Happening latest =
                decided.stream().filter(each -> !isAside(each)).findFirst().orElse(decided.get(0));
        Optional<Happening> before = decided.stream()
                .filter(each ->
                        !isAside(each) && !REFERRING.contains(each.decision().rule()))
                .findFirst();
        return switch (latest.decision().rule()) {
            case UP_TO_DATE ->
                before.filter(each -> BuildOutcome.of(each).answer() == Answer.REBUILT)
                        .orElse(latest);
            case IN_HAND -> before.filter(each -> each.decision().rebuild()).orElse(latest);
            default -> latest;
        };
    }

    /** A plan that was only shown, or made for some other artifacts alone. */
    private static boolean isAside(Happening decision) {
        return decision.event().dryRun()
                || decision.decision().rule().equals("request.only")
                || decision.build() != null && decision.build().dryRun();
    }
}
