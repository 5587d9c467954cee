package io.freshmaker.manual;

/** Something that is asked for can't be done as it is; the message names the field, what it may be, and the remedy. */
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unfit(String sentence) {
        super(sentence, null, false, false);
    }
}
