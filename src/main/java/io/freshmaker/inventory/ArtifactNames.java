package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which artifacts are known by a name: to the inventory, as builds, or as what events were about. Only reads. */
public final class ArtifactNames {

    private final Database database;

    public ArtifactNames(Database database) {
        this.database = database;
    }

    /** All that have one of the names, by type and stream, with one statement; what is pinned to a commit is left out. */
    public List<KnownArtifact> named(Collection<String> names) {
        return named(names, """
                 union all select distinct 0, artifact_type, name, stream, '', '' from builds where name in (<names>)
                 union all select distinct 0, type, name, stream, '', '' from event_changes where name in (<names>)
                """);
    }

    /** The same for those alone that the inventory knows, however many builds there are by these names. */
    public List<KnownArtifact> inInventory(Collection<String> names) {
        return named(names, "");
    }

    private List<KnownArtifact> named(Collection<String> names, String others) {
        if (names.isEmpty()) {
            return List.of();
        }
        Map<Artifact, KnownArtifact> found = new LinkedHashMap<>();
        rows(names, others).stream()
                .filter(known -> !known.artifact().pinned())
                .forEach(known -> found.putIfAbsent(known.artifact(), known));
        return List.copyOf(found.values());
    }

    private List<KnownArtifact> rows(Collection<String> names, String others) {
        return database.read(handle -> handle.createQuery(
                        "select 1, type, name, stream, nvr, left_because from artifacts where name in (<names>)"
                                + others + " order by 1 desc, 2, 3, 4")
                .bindList("names", List.copyOf(names))
                .map((row, context) -> {
                    boolean inventory = row.getInt(1) == 1;
                    return new KnownArtifact(
                            new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                            inventory,
                            row.getString(5),
                            inventory ? row.getString(6) : null);
                })
                .list());
    }
}
