package io.freshmaker.access;

/** A token that does not count; the message says why, and repeats nothing of the token. */
final class TokenException extends Exception {

    private static final long serialVersionUID = 1L;

    TokenException(String message) {
        super(message, null, false, false);
    }
}
