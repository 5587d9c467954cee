package io.freshmaker.mbs;

/** An answer of MBS that can't be used; the message says what came and what to look at. */
public final class MbsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MbsException(String sentence) {
        super(sentence);
    }
}
