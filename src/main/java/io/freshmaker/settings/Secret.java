package io.freshmaker.settings;

import java.util.Objects;

/** A password or token that prints as stars, so that no log line or error can give it away. */
public record Secret(String value) {

    static final String HIDDEN = "***";

    public Secret {
        Objects.requireNonNull(value, "value");
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : HIDDEN;
    }
}
