package io.freshmaker.web;

/** A request that can't be answered as it is; the message is for the client. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** @param message tells what the client is to do */
    static Refused of(int status, String message) {
        return new Refused(status, message);
    }

    /** @param message names the field and what it may be */
    static Refused malformed(String message) {
        return new Refused(400, message);
    }

    /** @param what the kind of thing that does not exist: {@code event} */
    static Refused unknown(String what) {
        return new Refused(404, "No such " + what + " found.");
    }

    /** The HTTP status. */
    int status() {
        return status;
    }
}
