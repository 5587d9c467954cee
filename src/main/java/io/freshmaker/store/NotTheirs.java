package io.freshmaker.store;

/** Somebody wants to change what only others may; the message says who may. */
public final class NotTheirs extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotTheirs(String sentence) {
        super(sentence);
    }
}
