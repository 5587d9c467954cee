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
 * @param stages the streams that its earlier stages are built on, beside the parent: it may hold files of those
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
        List<Artifact> stages,
        List<ContainedRpm> rpms) {

    public ImageBuild {
        stages = List.copyOf(stages);
        rpms = List.copyOf(rpms);
    }

    /** An image that is built in one stage. */
    public ImageBuild(
            Artifact image,
            long kojiId,
            String nvr,
            Instant completed,
            String source,
            Artifact parent,
            String parentNvr,
            List<ContainedRpm> rpms) {
        this(image, kojiId, nvr, completed, source, parent, parentNvr, List.of(), rpms);
    }

    /** The same build with other contents. */
    public ImageBuild holding(List<ContainedRpm> others) {
        return new ImageBuild(image, kojiId, nvr, completed, source, parent, parentNvr, stages, others);
    }
}
