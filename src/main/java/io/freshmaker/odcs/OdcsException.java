package io.freshmaker.odcs;

import io.freshmaker.submit.Lasting;

/** An answer of ODCS that can't be used; the message says what came and what to look at. */
public final class OdcsException extends RuntimeException implements Lasting {

    private static final long serialVersionUID = 1;

    OdcsException(String sentence) {
        super(sentence);
    }

    /** A later answer may be another one. */
    @Override
    public boolean permanent() {
        return false;
    }
}
