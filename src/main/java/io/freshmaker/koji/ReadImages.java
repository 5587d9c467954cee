package io.freshmaker.koji;

import io.freshmaker.artifact.ImageBuild;
import java.util.List;

/**
 * What Koji says of some image builds.
 *
 * @param builds those that could be read; which module an rpm belongs to is not told yet
 * @param problems a sentence for each that could not
 */
public record ReadImages(List<ImageBuild> builds, List<String> problems) {

    public ReadImages {
        builds = List.copyOf(builds);
        problems = List.copyOf(problems);
    }
}
