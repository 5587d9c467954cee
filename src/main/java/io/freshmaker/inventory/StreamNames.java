package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import java.util.List;

/** Tells which streams the inventory has. Only reads. */
public final class StreamNames {

    private final Database database;

    public StreamNames(Database database) {
        this.database = database;
    }

    /** The branches of the images that did not leave, sorted. */
    public List<String> ofImages() {
        return database.read(
                handle -> handle.createQuery("""
                        select distinct stream from artifacts where type = 'image' and left_because is null
                        order by stream
                        """).mapTo(String.class).list());
    }

    /** The branches that modules have an rpm of, sorted; what is pinned to a commit is left out. */
    public List<String> ofRpm(String name) {
        return database
                .read(handle -> handle.createQuery(
                                "select stream from artifacts where type = 'rpm' and name = :name order by stream")
                        .bind("name", name)
                        .mapTo(String.class)
                        .list())
                .stream()
                .filter(stream -> !Artifact.rpm(name, stream).pinned())
                .toList();
    }
}
