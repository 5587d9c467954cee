package io.freshmaker.inventory;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.store.Chunks;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Remembers of which image builds MBS was asked for the modules that Koji's tags do not name: a build never changes, so
 * nothing is gained by reading it again. Each method is a part of its caller's transaction.
 */
final class ModulesAsked {

    private ModulesAsked() {}

    /** Notes those of the builds with rpms of modules that nobody could name. */
    static void note(Handle handle, Collection<ImageBuild> builds) {
        List<String> unnamed = builds.stream()
                .filter(build ->
                        build.rpms().stream().map(ContainedRpm::module).anyMatch(ContainedRpm.UNKNOWN_MODULE::equals))
                .map(ImageBuild::nvr)
                .distinct()
                .toList();
        Chunks.of(unnamed)
                .forEach(some -> handle.createUpdate(
                                "update image_builds set modules_asked = true where nvr in (<nvrs>)")
                        .bindList("nvrs", some)
                        .execute());
    }

    /** Koji's ids of the builds of these streams that were noted. */
    static Set<Long> of(Handle handle, Collection<Long> images) {
        Set<Long> asked = new HashSet<>();
        Chunks.of(images)
                .forEach(some -> handle.createQuery(
                                "select koji_id from image_builds where image_id in (<ids>) and modules_asked")
                        .bindList("ids", some)
                        .mapTo(Long.class)
                        .forEach(asked::add));
        return asked;
    }
}
