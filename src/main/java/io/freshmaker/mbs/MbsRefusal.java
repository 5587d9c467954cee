package io.freshmaker.mbs;

import io.freshmaker.submit.Lasting;

/** MBS does not do what it was asked, and will not until a person changes something there or here. */
public final class MbsRefusal extends RuntimeException implements Lasting {
    private static final long serialVersionUID = 1L;

    MbsRefusal(String sentence) {
        super(sentence);
    }

    @Override
    public boolean permanent() {
        return true;
    }
}
