package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.submit.RemoteBuild;

/** One module build in MBS's JSON, read into our words. */
record ModuleBuild(JsonNode json) {
    private static final int FAILED = 4;
    private static final int READY = 5;
    private static final int GARBAGE = 6;

    /** Whether the JSON tells enough to follow the build: its id, its state and what it makes. */
    boolean readable() {
        return json.path("id").canConvertToLong()
                && json.path("id").isIntegralNumber()
                && json.path("state").isInt()
                && json.path("name").isTextual()
                && json.path("stream").isTextual()
                && json.path("version").isTextual();
    }

    long id() {
        return json.path("id").longValue();
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    /** Scratch builds are somebody's experiments: nothing is ever built on them. */
    boolean scratch() {
        return json.path("scratch").booleanValue();
    }

    boolean ready() {
        return json.path("state").intValue() == READY;
    }

    /** Withdrawn: nobody is to use it any more. */
    boolean garbage() {
        return json.path("state").intValue() == GARBAGE;
    }

    /** {@code perl:5.26 (build 12)}, for sentences. */
    String label() {
        return text("name") + ":" + text("stream") + " (build " + text("id") + ")";
    }

    /** @param base of MBS, which its address begins with */
    RemoteBuild remote(String base) {
        return new RemoteBuild(id(), state(), detail(), nvr(), base + "/module-build-service/1/module-builds/" + id());
    }

    private RemoteBuild.State state() {
        return switch (json.path("state").intValue()) {
            case READY -> RemoteBuild.State.DONE;
            case FAILED -> canceled() ? RemoteBuild.State.CANCELED : RemoteBuild.State.FAILED;
            case GARBAGE -> RemoteBuild.State.FAILED;
            default -> RemoteBuild.State.RUNNING;
        };
    }

    /** MBS has no state for what somebody stopped: its reason says so. */
    private boolean canceled() {
        return text("state_reason").startsWith("Canceled by ");
    }

    /** The reason counts in the failed state alone: a resumed build keeps the reason of its last failure. */
    private String detail() {
        String reason = json.path("state").intValue() == FAILED
                ? json.path("state_reason").asText("")
                : "";
        String name = text("state_name").isEmpty() ? "state " + text("state") : text("state_name");
        return reason.isBlank() ? name : reason;
    }

    /** As Koji names the build: dashes separate its parts, so the stream has none. */
    String nvr() {
        String context = json.path("context").isTextual() ? "." + text("context") : "";
        return text("name") + "-" + text("stream").replace('-', '_') + "-" + text("version") + context;
    }
}
