package io.freshmaker.inventory;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.inventory.ImageWants.Want;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.store.Chunks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Finds the images whose newest builds hold rpms of modules that nobody could name when they were read without an MBS.
 * There is one by now.
 */
final class UnnamedModules {

    private UnnamedModules() {}

    /** The builds to be read once more for a reconciliation; a part of its caller's transaction. */
    static List<Want> wants(Handle handle, long walk) {
        Set<Long> images = images(handle);
        Set<Long> asked = ModulesAsked.of(handle, images);
        Set<String> names = new HashSet<>();
        Chunks.of(images)
                .forEach(some -> handle.createQuery("select name from artifacts where id in (<ids>)")
                        .bindList("ids", some)
                        .mapTo(String.class)
                        .forEach(names::add));
        return KnownImages.named(handle, names).values().stream()
                .filter(stream -> images.contains(stream.id()) && !stream.left())
                .flatMap(stream -> stream.newest().stream()
                        .filter(build -> build.kojiId() > 0 && !asked.contains(build.kojiId()))
                        .map(build -> new WantedImage(build.kojiId(), stream.image().stream(), build.nvr())))
                .map(build -> new Want(build, 1, null, walk))
                .toList();
    }

    private static Set<Long> images(Handle handle) {
        List<Long> rpms = handle.createQuery("select id from artifacts where type = 'binary-rpm' and stream = :module")
                .bind("module", ContainedRpm.UNKNOWN_MODULE)
                .mapTo(Long.class)
                .list();
        Set<Long> images = new HashSet<>();
        PostingRows.read(handle, rpms, (rpm, posting) -> {
            if (posting.newest() != PostingEdit.GONE) {
                images.add(posting.image());
            }
        });
        return images;
    }
}
