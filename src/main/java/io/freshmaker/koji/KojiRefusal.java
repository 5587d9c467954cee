package io.freshmaker.koji;

import io.freshmaker.submit.Lasting;

/**
 * The hub does not take our request, and will not take it later either, until a person changes what the message names;
 * it is certain that the hub did nothing.
 */
public final class KojiRefusal extends KojiException implements Lasting {

    private static final long serialVersionUID = 1;

    KojiRefusal(String message) {
        super(message);
    }

    KojiRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean permanent() {
        return true;
    }
}
