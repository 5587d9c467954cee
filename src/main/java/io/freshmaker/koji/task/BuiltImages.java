package io.freshmaker.koji.task;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.KojiBuild;

/** Reads image builds with all that they contain. */
@FunctionalInterface
public interface BuiltImages {

    /**
     * A build of a stream.
     *
     * @throws io.freshmaker.koji.KojiException when it can't be read now
     */
    ImageBuild read(KojiBuild build, Artifact stream);
}
