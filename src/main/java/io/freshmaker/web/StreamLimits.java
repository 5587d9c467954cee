package io.freshmaker.web;

import java.time.Duration;

/**
 * What live changes may cost.
 *
 * @param most how many clients may listen at a time
 * @param heartbeat the longest silence, which proxies and clients take for a broken connection when it lasts
 * @param look how long to wait between two looks at the database while somebody listens
 * @param patience for how long a client may take nothing of what was sent before it is cut off
 */
public record StreamLimits(int most, Duration heartbeat, Duration look, Duration patience) {}
