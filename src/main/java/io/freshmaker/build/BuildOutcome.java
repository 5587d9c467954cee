package io.freshmaker.build;

import java.util.Objects;

/**
 * How far one build of an event has come.
 *
 * @param label the name people use, such as {@code httpd:f27}
 * @param reason why it is in that state; empty or null when nothing was said
 */
public record BuildOutcome(String label, BuildState state, String reason) {
    public BuildOutcome {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(state, "state");
        reason = reason == null ? "" : reason.strip();
    }
}
