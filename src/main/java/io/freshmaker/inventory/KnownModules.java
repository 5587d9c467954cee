package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Answers which module streams are known, of those that somebody names. Only reads. */
public final class KnownModules {

    private final Database database;

    public KnownModules(Database database) {
        this.database = database;
    }

    /** Those of which a build was ever learned; what others only mention, as what they are built with, is missing. */
    public Map<Artifact, KnownModule> of(Collection<Artifact> modules) {
        return database.read(handle -> {
            Map<Artifact, KnownModule> known = new HashMap<>();
            ArtifactRows.read(handle, modules).forEach((module, row) -> {
                if (row.left() || !row.version().isEmpty() || !row.nvr().isEmpty()) {
                    known.put(module, new KnownModule(row.nvr(), row.leftBecause()));
                }
            });
            return known;
        });
    }
}
