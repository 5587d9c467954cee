package io.freshmaker.forecast;

/** A question that can't be answered now; the message tells whoever asked what to do. */
public final class NoForecast extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    private NoForecast(String message, boolean busy) {
        super(message, null, false, false);
        this.busy = busy;
    }

    /** Because others ask. */
    static NoForecast busy(String message) {
        return new NoForecast(message, true);
    }

    /** Because somebody who has to be asked does not answer, or content types can't be used. */
    public static NoForecast unavailable(String message) {
        return new NoForecast(message, false);
    }

    /** Whether it is enough to ask again soon. */
    public boolean busy() {
        return busy;
    }
}
