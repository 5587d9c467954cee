package io.freshmaker.koji;

/** Nobody knows whether the hub did what it was asked: the request may have arrived, and its answer did not. */
public final class LostKojiAnswer extends KojiException {

    private static final long serialVersionUID = 1;

    public LostKojiAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
