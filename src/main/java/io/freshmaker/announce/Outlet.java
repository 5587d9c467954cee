package io.freshmaker.announce;

import io.freshmaker.bus.Wire;

/** A connection to the bus that messages go out by. */
public interface Outlet extends AutoCloseable {

    /**
     * Sends one message; when this returns the broker has it.
     *
     * @throws IllegalStateException when the broker did not take it, with its words
     */
    void send(Wire wire);

    @Override
    void close();
}
