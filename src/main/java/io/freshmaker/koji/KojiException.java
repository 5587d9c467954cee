package io.freshmaker.koji;

/** The hub could not be asked, or what it said can't be used; to be tried again later unless a subclass knows better. */
public class KojiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KojiException(String message) {
        super(message);
    }

    public KojiException(String message, Throwable cause) {
        super(message, cause);
    }
}
