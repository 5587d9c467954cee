package io.freshmaker.artifact;

import java.time.Instant;
import java.util.List;

/**
 * One build of an image stream, with all that is in it.
 *
 * @param image the stream: the name in the NVR, and the dist-git branch
 * @param kojiId Koji's id of the build; 0 for an image that Koji does not know
 * @param completed when the build ended, which orders the builds of a stream
 * @param source the scmurl that it was built from; empty where that is not known
 * @param parent the stream that it is built on; null for an image without a parent, or where that is not known
 * @param parentNvr the parent's build; empty where that is not known
 * @param rpms what it contains, each rpm once for each architecture
 */
public record ImageBuild(
        Artifact image,
        long kojiId,
        String nvr,
        Instant completed,
        String source,
        Artifact parent,
        String parentNvr,
        List<ContainedRpm> rpms) {

    public ImageBuild {
        rpms = List.copyOf(rpms);
    }
}
