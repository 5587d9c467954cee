package io.freshmaker.service;

import io.freshmaker.http.BeforeSending;
import io.freshmaker.koji.KojiWire;
import java.io.IOException;

/** Tells a request that certainly did not reach the hub from one that may have. */
final class NoAnswer {

    private NoAnswer() {}

    /**
     * The failure in the words of the wire.
     *
     * @return {@link KojiWire.Unsent}, or what it was
     * @throws RuntimeException when it was one: thrown by who reads the answer
     */
    static IOException of(Exception failure) {
        if (failure instanceof RuntimeException reading) {
            throw reading;
        }
        return BeforeSending.in(failure)
                .<IOException>map(cause -> new KojiWire.Unsent(BeforeSending.words(cause), failure))
                .orElseGet(() -> failure instanceof IOException broken
                        ? broken
                        : new IOException(BeforeSending.words(failure), failure));
    }
}
