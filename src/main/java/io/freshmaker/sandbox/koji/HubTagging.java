package io.freshmaker.sandbox.koji;

/** A build being in a tag; the events order them. */
record HubTagging(long tag, long build, long event) {}
