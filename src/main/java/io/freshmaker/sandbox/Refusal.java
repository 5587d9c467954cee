package io.freshmaker.sandbox;

/** What a service answers to a request that it does not carry out: a status, and a message in its words. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }
}
