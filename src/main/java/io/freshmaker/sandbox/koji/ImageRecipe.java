package io.freshmaker.sandbox.koji;

import java.util.List;

/**
 * An image that the builder can build: what stands in the Dockerfile of one branch.
 *
 * @param name in the NVR
 * @param repository its name in dist-git, without the namespace
 * @param parent name of the image it is built on; null for a base image
 * @param stages names of the images that its earlier stages are built on
 * @param packages names of the binary rpms that it installs itself
 * @param release of its first build; later ones count its first part up
 * @param target with which it is built where nobody asks for one
 */
public record ImageRecipe(
        String name,
        String branch,
        String repository,
        String parent,
        List<String> stages,
        List<String> packages,
        List<String> arches,
        String version,
        String release,
        String target) {

    public ImageRecipe {
        stages = List.copyOf(stages);
        packages = List.copyOf(packages);
        arches = List.copyOf(arches);
    }

    /** A base image without any rpm, for x86_64, whose repository has its name without {@code -container}. */
    public static ImageRecipe of(String name, String branch) {
        String family = branch.equals("master") || branch.equals("main") ? "rawhide" : branch;
        return new ImageRecipe(
                name,
                branch,
                name.replaceFirst("-container$", ""),
                null,
                List.of(),
                List.of(),
                List.of("x86_64"),
                "0",
                "1." + family + "container",
                family + "-container-candidate");
    }

    /** The same on that image. */
    public ImageRecipe from(String newParent) {
        return new ImageRecipe(name, branch, repository, newParent, stages, packages, arches, version, release, target);
    }

    /** The same with files of those images. */
    public ImageRecipe stages(String... names) {
        return new ImageRecipe(
                name, branch, repository, parent, List.of(names), packages, arches, version, release, target);
    }

    /** The same with these binary rpms. */
    public ImageRecipe packages(String... names) {
        return new ImageRecipe(
                name, branch, repository, parent, stages, List.of(names), arches, version, release, target);
    }

    /** The same for these architectures. */
    public ImageRecipe arches(String... names) {
        return new ImageRecipe(
                name, branch, repository, parent, stages, packages, List.of(names), version, release, target);
    }

    /** The same in that version. */
    public ImageRecipe version(String newVersion) {
        return new ImageRecipe(name, branch, repository, parent, stages, packages, arches, newVersion, release, target);
    }

    /** The same from that repository. */
    public ImageRecipe repository(String newRepository) {
        return new ImageRecipe(name, branch, newRepository, parent, stages, packages, arches, version, release, target);
    }

    /** The same with that target. */
    public ImageRecipe target(String newTarget) {
        return new ImageRecipe(name, branch, repository, parent, stages, packages, arches, version, release, newTarget);
    }
}
