package io.freshmaker.store.move;

/** A file that is no whole export, or none for this database; the message says where and why, and what to do. */
public final class BrokenFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenFile(String sentence) {
        super(sentence);
    }
}
