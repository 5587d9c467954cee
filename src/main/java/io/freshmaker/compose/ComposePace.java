package io.freshmaker.compose;

import java.time.Duration;

/**
 * How ODCS is treated.
 *
 * @param timeout how long one request may take
 * @param settle how long after a lost answer the request may still be running there
 * @param poll how often a compose that is being made is looked at
 * @param deadline how long one may be in the making before it counts as failed
 * @param attempts the most tries of a compose that fails
 * @param retry the pause before the second try, which doubles with each further one
 * @param lifetime for which ODCS is asked to keep a compose
 */
public record ComposePace(
        Duration timeout,
        Duration settle,
        Duration poll,
        Duration deadline,
        int attempts,
        Duration retry,
        Duration lifetime) {

    private static final Duration KEPT = Duration.ofHours(2);
    private static final Duration LEFT = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOOK = Duration.ofHours(1);
    private static final int SHARE = 4;
    private static final int LONGEST_DOUBLING = 20;

    /** How long before its end ODCS is asked to keep a compose longer. */
    public Duration keptBefore() {
        return shorter(KEPT, lifetime.dividedBy(2));
    }

    /**
     * How long a compose has to last when a build is submitted with it: half of its life at most, or one that was kept
     * longer right now would end too soon.
     *
     * @param granted for how long ODCS keeps it when it is asked; null where that is not known
     */
    public Duration left(Duration granted) {
        Duration wanted = shorter(LEFT, lifetime.dividedBy(4));
        return granted == null ? wanted : shorter(wanted, granted.dividedBy(2));
    }

    /** For how long ODCS has to keep composes: with less, builds would wait for longer lives for ever. */
    public Duration shortest() {
        return shorter(SHORTEST, left(null));
    }

    /** The pause until a compose that is done is looked at, by what is left of it: in time to have it kept longer. */
    public Duration look(Duration left) {
        // Where ODCS keeps nothing for long, it is not asked for more at every look.
        Duration wait = longer(left.minus(keptBefore()), left.dividedBy(SHARE));
        return longer(shorter(wait, LONGEST_LOOK), poll);
    }

    /** The pause before the next try of a compose of which this one failed, from 1. */
    public Duration pause(int attempt) {
        return retry.multipliedBy(1L << Math.min(attempt - 1, LONGEST_DOUBLING));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
