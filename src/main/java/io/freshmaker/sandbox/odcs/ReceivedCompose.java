package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeNeed;
import java.time.Instant;

/**
 * One request for a compose, or to change or remove one, as ODCS received it.
 *
 * @param method {@code POST}, {@code PATCH} or {@code DELETE}
 * @param path such as {@code /api/1/composes/7}
 * @param user who sent it; null for one unknown
 * @param body as it came
 * @param need the content of the compose that was made, of a POST also of one that was not; null where it can't be read
 *     or is of a kind that we never ask for
 * @param status what was answered, or would have been had the answer not been lost; 0 while, or if never, worked on
 * @param made the id of the compose that came to be by it; 0 for none
 * @param lost whether the connection was closed without an answer
 */
public record ReceivedCompose(
        String method,
        String path,
        String user,
        String body,
        ComposeNeed need,
        int status,
        long made,
        boolean lost,
        Instant time) {

    ReceivedCompose answered(int newStatus, long newMade, ComposeNeed newNeed) {
        return new ReceivedCompose(method, path, user, body, newNeed, newStatus, newMade, lost, time);
    }

    ReceivedCompose asLost() {
        return new ReceivedCompose(method, path, user, body, need, status, made, true, time);
    }
}
