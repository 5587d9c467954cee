package io.freshmaker.access;

/** A request that may not be answered; the message is for whoever makes it, and tells the remedy. */
public final class NotAdmitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean known;
    private final String challenge;

    private NotAdmitted(boolean known, String challenge, String message) {
        super(message, null, false, false);
        this.known = known;
        this.challenge = challenge;
    }

    /**
     * Nobody vouches for who makes the request.
     *
     * @param challenge the value of {@code WWW-Authenticate}; empty where there is no scheme that HTTP knows
     */
    public static NotAdmitted unknown(String challenge, String message) {
        return new NotAdmitted(false, challenge, message);
    }

    /** It is known who makes the request, and that it may not. */
    public static NotAdmitted forbidden(String message) {
        return new NotAdmitted(true, "", message);
    }

    /** Whether it is known who makes the request: 403, otherwise 401. */
    public boolean known() {
        return known;
    }

    /** How to say who one is, for the header {@code WWW-Authenticate}; empty for none. */
    public String challenge() {
        return challenge;
    }
}
