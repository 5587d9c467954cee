package io.freshmaker.inventory;

import java.util.concurrent.atomic.AtomicReference;

/** Tells whether trouble that is met at each try has to be told of: once, until it is another or is over. Thread-safe. */
final class Trouble {

    private final AtomicReference<String> told = new AtomicReference<>("");

    /** Whether nobody was told of it in these words the last time. */
    boolean isNews(String words) {
        return !words.equals(told.getAndSet(words));
    }

    /** It went well. */
    void over() {
        told.set("");
    }
}
