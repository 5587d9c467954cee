package io.freshmaker.settings;

import java.util.Arrays;
import java.util.Locale;

/** What a process does of all that Freshmaker does. */
public enum Role {
    /** All of it. */
    ALL,
    /** Answers over the REST API, and changes nothing. */
    FRONTEND,
    /** Listens, plans, submits and tracks. */
    BACKEND;

    static Form<Role> form() {
        Form<String> word = Forms.oneOf(Arrays.stream(values()).map(Role::label).toArray(String[]::new));
        return text -> valueOf(word.read(text).toUpperCase(Locale.ROOT));
    }

    /** How it is written in the configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has the REST API. */
    public boolean answers() {
        return this != BACKEND;
    }

    /** Whether it has the pipeline. */
    public boolean works() {
        return this != FRONTEND;
    }
}
