package io.freshmaker.sandbox.odcs;

import java.util.List;

/** Where composes of tags and builds get their builds from. */
@FunctionalInterface
public interface Supply {

    /**
     * The NVRs of the builds that belong into a compose made now, in an order that is always the same.
     *
     * @param tag the newest build of each package in it; empty for builds by NVR
     * @param nvrs the wanted builds, for an empty tag
     * @param packages names of binary rpms, of which a build has to have one; none for every build
     * @param inherit whether what the tag inherits counts too
     * @throws IllegalArgumentException when it can't be made, in the words that it then fails with
     */
    List<String> builds(String tag, List<String> nvrs, List<String> packages, boolean inherit);
}
