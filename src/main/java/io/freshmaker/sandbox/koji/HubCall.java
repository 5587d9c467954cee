package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** A call as it was written: the method, and its parameters as JSON, keyword arguments still among them. */
record HubCall(String method, ArrayNode parameters) {}
