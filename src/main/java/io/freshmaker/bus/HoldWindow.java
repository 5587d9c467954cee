package io.freshmaker.bus;

import java.time.Duration;
import java.util.Optional;

/** Reads for how long the builds of a content type wait for other causes. */
public final class HoldWindow {

    /** A day: who wants to wait longer wants an approval. */
    private static final int LONGEST = 86_400;

    private HoldWindow() {}

    /**
     * The window in seconds; nothing where none is given.
     *
     * @throws IllegalArgumentException when it is no such number, with the remedy
     */
    public static Optional<Duration> of(String contentType, String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String trimmed = text.strip();
        if (!trimmed.matches("\\d{1,6}") || Integer.parseInt(trimmed) > LONGEST) {
            throw new IllegalArgumentException("window of content type '" + contentType + "' is '" + text
                    + "': write whole seconds from 0 to " + LONGEST + ".");
        }
        return Optional.of(Duration.ofSeconds(Integer.parseInt(trimmed)));
    }
}
