package io.freshmaker.sandbox.koji;

/** A build target: in which tag is built, by its id, and which tag the build gets. */
record HubTarget(long id, String name, long buildTag, long destTag) {}
