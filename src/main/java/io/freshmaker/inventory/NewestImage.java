package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import java.time.Instant;

/**
 * The newest build of an image stream, without what is in it.
 *
 * @param kojiId Koji's id of the build; 0 for an image that Koji does not know
 * @param source the scmurl that it was built from; empty where that is not known
 * @param parent the stream that it is built on; null where there is none
 * @param parentNvr the build of the parent; empty where that is not known
 * @param left why the stream left the inventory; null while it is there
 */
public record NewestImage(
        Artifact image,
        long kojiId,
        String nvr,
        Instant completed,
        String source,
        Artifact parent,
        String parentNvr,
        String left) {}
