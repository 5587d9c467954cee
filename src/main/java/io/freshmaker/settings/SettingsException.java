package io.freshmaker.settings;

import java.util.List;

/** The settings cannot be used; the message holds every mistake in them, one a line. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param mistakes one sentence each: the key, its value, where that came from, and the remedy */
    public SettingsException(List<String> mistakes) {
        super(String.join("\n", mistakes));
    }

    /** Every mistake: first the settings that do not exist, then the values that cannot be used. */
    public List<String> mistakes() {
        return getMessage().lines().toList();
    }
}
