package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts what a stand-in has to say on a bus. */
@FunctionalInterface
public interface Publisher {

    /**
     * Called in the order of the changes and from one thread; while it blocks the stand-in's builds stand still.
     *
     * @param topic without the bus's prefix: {@code mbs.module.state.change}
     * @param msg the payload without an envelope
     */
    void publish(String topic, ObjectNode msg);
}
