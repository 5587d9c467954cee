package io.freshmaker.sandbox;

/** What MBS answers to a request that it does not carry out: a status, and a message in its words. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
