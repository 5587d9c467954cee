package io.freshmaker.submit;

import java.util.List;

/**
 * What a task for an image was asked for: it decides what its end means, whatever the configuration has become since.
 *
 * @param scratch whether Koji keeps nothing of what is built
 * @param isolated whether the build never becomes the newest of its stream
 * @param arches that it was limited to; none for those of the target
 */
public record Asked(boolean scratch, boolean isolated, List<String> arches) {

    /** Without a wish of its own. */
    public static final Asked USUAL = new Asked(false, false, List.of());

    public Asked {
        arches = List.copyOf(arches);
    }
}
