package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A task.
 *
 * @param owner the user's id
 * @param channel the channel's id
 * @param request the positional parameters of the method
 * @param created the times in microseconds; null for what has not happened
 * @param result of a closed task, or null
 * @param faultCode of a failed task; 0 without
 */
record HubTask(
        long id,
        String method,
        long owner,
        int state,
        int priority,
        long channel,
        ArrayNode request,
        long created,
        Long started,
        Long completed,
        JsonNode result,
        int faultCode,
        String faultText) {

    static final int FREE = 0;
    static final int OPEN = 1;
    static final int CLOSED = 2;
    static final int CANCELED = 3;
    static final int FAILED = 5;
    private static final String[] NAMES = {"FREE", "OPEN", "CLOSED", "CANCELED", "ASSIGNED", "FAILED"};

    static String name(int state) {
        return NAMES[state];
    }

    boolean ended() {
        return state == CLOSED || state == CANCELED || state == FAILED;
    }

    HubTask opened(long now) {
        return new HubTask(id, method, owner, OPEN, priority, channel, request, created, now, null, null, 0, null);
    }

    HubTask closed(JsonNode newResult, long now) {
        return ended(CLOSED, newResult, 0, null, now);
    }

    HubTask failed(int code, String words, long now) {
        return ended(FAILED, null, code, words, now);
    }

    HubTask canceled(long now) {
        return ended(CANCELED, null, 0, null, now);
    }

    private HubTask ended(int end, JsonNode newResult, int code, String words, long now) {
        return new HubTask(
                id, method, owner, end, priority, channel, request, created, started, now, newResult, code, words);
    }

    /** The options of a buildContainer. */
    JsonNode opts() {
        return request.path(2);
    }

    boolean scratch() {
        return opts().path("scratch").asBoolean();
    }
}
