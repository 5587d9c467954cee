package io.freshmaker.submit;

import java.util.List;

/**
 * What a build system is told of the composes of a build, in one of two ways.
 *
 * @param repositories URLs of repository files
 * @param composes ODCS's ids
 */
public record HandedOver(List<String> repositories, List<Long> composes) {

    /** Of a build that needs no compose. */
    public static final HandedOver NOTHING = new HandedOver(List.of(), List.of());

    public HandedOver {
        repositories = List.copyOf(repositories);
        composes = List.copyOf(composes);
    }
}
