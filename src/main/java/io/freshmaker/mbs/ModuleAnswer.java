package io.freshmaker.mbs;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import java.util.List;

/**
 * What MBS says of one build, as far as the inventory is concerned.
 *
 * @param learned what a ready build contains; none or one
 * @param gone the stream of a build that was withdrawn; null otherwise
 * @param problems why its contents can't be read
 */
public record ModuleAnswer(List<Learned> learned, Artifact gone, List<String> problems) {

    /** Nothing to learn: there is no such build, or it is neither ready nor withdrawn. */
    static final ModuleAnswer NOTHING = new ModuleAnswer(List.of(), null, List.of());

    public ModuleAnswer {
        learned = List.copyOf(learned);
        problems = List.copyOf(problems);
    }
}
