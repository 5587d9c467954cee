package io.freshmaker.service;

import java.util.List;

/** The service can't start; the message holds every reason, one a line, each with its remedy. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean misconfigured;

    /** @param misconfigured whether a file that people edit has mistakes, which no second try would change */
    public StartException(List<String> reasons, boolean misconfigured, Throwable first) {
        super(String.join("\n", reasons), first);
        this.misconfigured = misconfigured;
    }

    /** Whether there are mistakes in the configuration, rather than something else in the way. */
    public boolean misconfigured() {
        return misconfigured;
    }
}
