package io.freshmaker.forecast;

import java.time.Duration;

/**
 * How long a build will take.
 *
 * @param lasts from its submission to its end: the median of past builds
 * @param samples how many past builds it rests on
 * @param own whether those were of the same artifact and stream; otherwise they were of its type
 */
public record Estimate(Duration lasts, int samples, boolean own) {}
