package io.freshmaker.sandbox.koji;

/** What builds are of: the name that they share. */
record HubPackage(long id, String name) {}
