package io.freshmaker.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is in the way of a start, collected so that people can put all of it right before the next one. */
final class Obstacles {

    private final List<String> reasons = new ArrayList<>();
    private boolean misconfigured;
    private Throwable first;

    /** What the step made, or nothing when it failed; its reasons are kept then. */
    <T> Optional<T> trying(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (RuntimeException e) {
            misconfigured |= Reason.isOfFile(e);
            first = first == null ? e : first;
            reasons.add(Reason.of(e));
            return Optional.empty();
        }
    }

    /** Whether nothing is in the way so far. */
    boolean none() {
        return reasons.isEmpty();
    }

    void addAll(List<String> more) {
        reasons.addAll(more);
    }

    /** @throws StartException with all that was found, if anything was */
    void refuseIfAny() {
        if (!reasons.isEmpty()) {
            throw new StartException(reasons, misconfigured, first);
        }
    }
}
