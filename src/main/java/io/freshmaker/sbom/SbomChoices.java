package io.freshmaker.sbom;

import io.freshmaker.artifact.Artifact;

/**
 * What whoever imports SBOMs says of their images, as the documents may not know it.
 *
 * @param name of the image stream; empty takes the document's
 * @param branch of the image stream; empty takes the document's
 * @param parent the stream that the images are built on; null when it is not said
 */
public record SbomChoices(String name, String branch, Artifact parent) {

    /** All that the documents say themselves. */
    public static final SbomChoices NONE = new SbomChoices("", "", null);
}
