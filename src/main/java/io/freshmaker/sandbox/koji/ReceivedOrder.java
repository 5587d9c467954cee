package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One buildContainer as the hub received it.
 *
 * @param user the owner of the session, or null without a good one
 * @param token the {@code freshmaker_token} of its userdata, or null
 * @param release that was asked for, or null
 * @param opts all that was asked for in its options
 * @param task the task that it made; 0 while, or if, it made none
 * @param lost whether the connection was closed without an answer
 */
public record ReceivedOrder(
        String user,
        String src,
        String target,
        String token,
        String release,
        JsonNode opts,
        long task,
        boolean lost,
        Instant time) {

    ReceivedOrder made(String newUser, long newTask) {
        return new ReceivedOrder(newUser, src, target, token, release, opts, newTask, lost, time);
    }

    ReceivedOrder asLost() {
        return new ReceivedOrder(user, src, target, token, release, opts, task, true, time);
    }

    /** What it is recognised by: the token, or else what it asks for. */
    String recognised() {
        return token == null ? src + " for " + target + " as " + release : token;
    }
}
