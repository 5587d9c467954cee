package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Answers which images hold, or ever held, a binary rpm. Only reads. */
public final class ImageHoldings {

    private final Database database;
    private final HoldingSearch search;

    public ImageHoldings(Database database) {
        this(database, new ImageStreams());
    }

    /** @param streams what others remember of image streams too */
    public ImageHoldings(Database database, ImageStreams streams) {
        this.database = database;
        this.search = new HoldingSearch(streams, new VersionMemory());
    }

    /**
     * Finds every image stream that ever held one of the rpms, with those that have left the inventory since.
     *
     * @param rpms {@code binary-rpm} with the module that it belongs to, or none: another module's does not count
     * @return one for each image and rpm, in no particular order
     */
    public List<Holding> of(Collection<Artifact> rpms) {
        return of(rpms, branch -> true);
    }

    /**
     * The same for the streams of some branches alone.
     *
     * @param branches whether images of a branch are wanted; asked once for each branch
     */
    public List<Holding> of(Collection<Artifact> rpms, Predicate<String> branches) {
        return database.read(handle -> search.of(handle, rpms, branches));
    }
}
