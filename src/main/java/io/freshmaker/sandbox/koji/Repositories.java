package io.freshmaker.sandbox.koji;

import java.util.List;

/** What repositories hold that orders name besides their build tag. */
@FunctionalInterface
public interface Repositories {

    /**
     * The NVRs of the builds in one.
     *
     * @param named the URL of its file, or the number of a compose
     * @throws IllegalStateException when it is not there, in the words that the failed task then has
     */
    List<String> builds(String named);
}
