package io.freshmaker.access;

/** A request that may not be answered; the message is for whoever makes it, and tells the remedy. */
public final class NotAdmitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String challenge;
    private final int later;

    private NotAdmitted(int status, String challenge, int later, String message) {
        super(message, null, false, false);
        this.status = status;
        this.challenge = challenge;
        this.later = later;
    }

    /**
     * Nobody vouches for who makes the request.
     *
     * @param challenge the value of {@code WWW-Authenticate}; empty where there is no scheme that HTTP knows
     */
    public static NotAdmitted unknown(String challenge, String message) {
        return new NotAdmitted(401, challenge, 0, message);
    }

    /** It is known who makes the request, and that it may not. */
    public static NotAdmitted forbidden(String message) {
        return new NotAdmitted(403, "", 0, message);
    }

    /** It may not with what it showed, and may with something better, as {@code challenge} says. */
    public static NotAdmitted insufficient(String challenge, String message) {
        return new NotAdmitted(403, challenge, 0, message);
    }

    /** It was wrong too often. */
    public static NotAdmitted tooOften(int seconds, String message) {
        return new NotAdmitted(429, "", seconds, message);
    }

    /** It can't be found out at the moment who makes the request. */
    public static NotAdmitted undecided(int seconds, String message) {
        return new NotAdmitted(503, "", seconds, message);
    }

    /** The status of HTTP: 401, 403, 429 or 503. */
    public int status() {
        return status;
    }

    /** How to say who one is, for the header {@code WWW-Authenticate}; empty for none. */
    public String challenge() {
        return challenge;
    }

    /** Seconds after which it may go better; 0 where waiting does not help. */
    public int later() {
        return later;
    }
}
