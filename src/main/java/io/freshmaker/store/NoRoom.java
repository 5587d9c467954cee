package io.freshmaker.store;

/** Nothing is written at the moment, as the disk of the database is full or can't be read; the message says which. */
public final class NoRoom extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoRoom(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
