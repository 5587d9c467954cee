package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import java.util.Map;

/**
 * Which versions of one binary rpm images ever held: what is left of builds that are not kept.
 *
 * @param images the streams, with what each held
 */
record ImageEver(Artifact rpm, Map<Artifact, Span> images) {

    /** The lowest and the highest version. */
    record Span(RpmVersion lowest, RpmVersion highest) {}

    ImageEver {
        images = Map.copyOf(images);
    }
}
