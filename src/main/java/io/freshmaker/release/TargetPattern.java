package io.freshmaker.release;

import io.freshmaker.change.Branches;

/**
 * How the build targets of images are called.
 *
 * @param pattern such as {@code {branch}-container-candidate}; without {@code {branch}} all images have one target
 */
public record TargetPattern(String pattern) {

    /** The build target of the images of a dist-git branch: those of {@code master} and {@code main} are rawhide's. */
    public String of(String branch) {
        return pattern.replace("{branch}", Branches.canonical("container", branch));
    }
}
