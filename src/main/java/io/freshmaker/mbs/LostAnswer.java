package io.freshmaker.mbs;

import io.freshmaker.http.BeforeSending;
import io.freshmaker.submit.Answer;

/** Tells failures before a request was sent, which are harmless, from all others, after which a build may exist. */
final class LostAnswer {

    private LostAnswer() {}

    static Answer of(Throwable failure) {
        return BeforeSending.in(failure)
                .<Answer>map(before -> new Answer.Refused("MBS can't be reached (" + BeforeSending.words(before)
                        + "): is it up, and freshmaker.mbs.url right?"))
                .orElseGet(() -> new Answer.Unknown("MBS gave no answer (" + BeforeSending.words(failure) + ")"));
    }
}
