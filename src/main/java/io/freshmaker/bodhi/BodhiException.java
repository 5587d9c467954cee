package io.freshmaker.bodhi;

/** An answer of Bodhi that can't be used; the message says what came and what to look at. */
public final class BodhiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodhiException(String sentence) {
        super(sentence);
    }
}
