package io.freshmaker.submit;

import java.time.Duration;

/**
 * How a build system is treated.
 *
 * @param system its name in content types, such as {@code mbs}
 * @param budget builds that may be in flight there at a time
 * @param targetBudget builds of one target that may be in flight there at a time; 0 for as many as the budget allows
 * @param timeout how long one request may take
 * @param settle how long after a lost answer the request may still be running there
 * @param poll how often a build in flight is looked at
 * @param deadline how long a build may be in flight before it is given up
 * @param attempts the most tries of a build that the build system ends as failed
 * @param retry the pause before the second try, which doubles with each further one
 */
public record Pace(
        String system,
        int budget,
        int targetBudget,
        Duration timeout,
        Duration settle,
        Duration poll,
        Duration deadline,
        int attempts,
        Duration retry) {

    /** For a build system without targets, whose failures are final. */
    public Pace(String system, int budget, Duration timeout, Duration settle, Duration poll, Duration deadline) {
        this(system, budget, 0, timeout, settle, poll, deadline, 1, Duration.ZERO);
    }
}
