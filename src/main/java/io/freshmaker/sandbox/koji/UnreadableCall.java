package io.freshmaker.sandbox.koji;

/** The body of a request is no call; the front end answers 400 with these words. */
final class UnreadableCall extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableCall(String words) {
        super(words);
    }
}
