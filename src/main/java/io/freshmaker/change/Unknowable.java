package io.freshmaker.change;

/** Something that can't be known until somebody changes something; the message is a sentence that says what and why. */
public final class Unknowable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unknowable(String sentence) {
        super(sentence);
    }

    public Unknowable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
