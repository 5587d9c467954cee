package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Tells which streams of images are known by a name, with their kept builds. Only reads. */
public final class ImageStreamNames {

    private final Database database;

    public ImageStreamNames(Database database) {
        this.database = database;
    }

    /**
     * A stream of an image.
     *
     * @param left whether it left the inventory
     * @param builds the NVRs of the kept builds, the newest first
     */
    public record Stream(Artifact image, boolean left, List<String> builds) {

        public Stream {
            builds = List.copyOf(builds);
        }
    }

    /** All streams of these names of which a build is known, by name and stream, with one statement. */
    public List<Stream> named(Collection<String> names) {
        return database.read(handle -> KnownImages.named(handle, names)).values().stream()
                .map(stream -> new Stream(
                        stream.image(),
                        stream.left(),
                        stream.builds().stream().map(KnownImages.Build::nvr).toList()))
                .filter(stream -> !stream.builds().isEmpty())
                .sorted(Comparator.comparing(Stream::image))
                .toList();
    }
}
