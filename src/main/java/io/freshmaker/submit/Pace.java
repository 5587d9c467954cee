package io.freshmaker.submit;

import java.time.Duration;

/**
 * How a build system is treated.
 *
 * @param system its name in content types, such as {@code mbs}
 * @param budget builds that may be in flight there at a time
 * @param timeout how long one request may take
 * @param settle how long after a lost answer the request may still be running there
 * @param poll how often a build in flight is looked at
 * @param deadline how long a build may be in flight before it is given up
 */
public record Pace(String system, int budget, Duration timeout, Duration settle, Duration poll, Duration deadline) {}
