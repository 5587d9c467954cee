package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;

/** What the hub does for a call. Called in the lock of its state. */
@FunctionalInterface
interface HubMethod {

    /** The answer; a {@link HubFault} instead of one. */
    JsonNode call(Arguments arguments, Caller caller);

    /** A method with its parameters. */
    record Bound(Signature signature, HubMethod method) {}
}
